import { Printer } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { PaperFor, PaperOf } from '../../../contract/printing.ts'
import type { Paper } from '../../../domain/paper/paper.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { paperKeys } from '../../keyboard/paper-tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Sheet } from '../../paper/Sheet.tsx'
import { useStamps } from '../../paper/use-stamps.ts'
import { usePrint } from '../../printing/use-print.ts'
import styles from './PaperDialog.module.css'
import { printPaper } from './paper.ts'
import { PaperWidth, usePaperWidth } from './PaperWidth.tsx'

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** As it stands on the screen and goes on the roll; null while it is not known what it says. */
  readonly paper: Paper | null
  /** What it is of; null with the paper. */
  readonly of: PaperOf | null
  readonly whose: PaperFor
  /** Cash goes into the drawer or out of it with it, if it is printed now. */
  readonly kicks?: () => boolean
  /** What of it can be chosen: whose copy it is, how much is told. */
  readonly choice?: ReactNode
  /** What else can be made of it than paper: files, a message. */
  readonly others?: ReactNode
}

/** Paper on the screen first; printing is a press away and never part of what is booked. */
export function PaperDialog(props: Props) {
  const { title, onClose, paper, of, whose, choice, others } = props
  const { t } = useSay()
  const { sheet, seen, stamps, print, width } = usePaper(props)
  const page = document.querySelector('#paper')
  // Here, not within the dialog: its own keys would lie over them.
  useKeys(paperKeys, {
    print: () => {
      print()
      return true
    },
  })
  return (
    <Dialog title={title} onClose={onClose} size="narrow">
      {sheet !== null && (
        <>
          <div className={styles['desk']} ref={seen}>
            {sheet}
          </div>
          {page && createPortal(sheet, page)}
        </>
      )}
      <div className={styles['print']}>
        <Before stamps={stamps} />
        {choice}
        {width.isChosen && <PaperWidth width_mm={width.width_mm} onChoose={width.choose} />}
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isDisabled={paper === null || of === null}
          onPress={print}
        >
          <Printer size={18} aria-hidden="true" />{' '}
          {t(of?.kind === 'sale' && whose === 'shop' ? 'slip.printShop' : 'slip.print')}{' '}
          <Kbd cap={paperKeys.print.caps[0]} onBrand />
        </Button>
        {others && <div className={styles['others']}>{others}</div>}
      </div>
    </Dialog>
  )
}

/** What is seen is what will be on the paper, with the stamps it will have. */
function usePaper({ paper, of, whose, kicks }: Props) {
  const seen = useRef<HTMLDivElement>(null)
  const width = usePaperWidth()
  const stamps = useStamps(paper, of, whose)
  // Through the page, the counter says with the press which copy it is.
  const [told, setTold] = useState<{ readonly copy: number | null } | null>(null)
  const throughPage = useCallback((copy: number | null) => {
    flushSync(() => setTold({ copy }))
    // Until the dialog of the browser is done with it, for that may draw the page once more.
    window.addEventListener('afterprint', () => setTold(null), { once: true })
    if (seen.current) printPaper(seen.current)
  }, [])
  const send = usePrint(throughPage)
  const shown = { practice: stamps.practice, copy: told ? told.copy : stamps.copy }
  return {
    seen,
    stamps,
    width,
    sheet: paper && <Sheet paper={paper} stamps={shown} dots={width.dots} />,
    print: () => {
      if (paper !== null && of !== null) void send(paper, of, whose, kicks?.() ?? false)
    },
  }
}

function Before({ stamps }: { readonly stamps: ReturnType<typeof useStamps> }) {
  const { t, when, count } = useSay()
  const { copy, before_ms } = stamps
  if (copy === null || before_ms === null) return null
  return (
    <p className={styles['before']}>
      {t('slip.printedBefore', { at: when(before_ms), nth: count(copy) })}
    </p>
  )
}
