import { Printer } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { paperKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import styles from './PaperDialog.module.css'
import { printPaper } from './paper.ts'
import { PaperWidth, type usePaperWidth } from './PaperWidth.tsx'

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** As it stands on the screen and goes on the roll; null while it is not known what it says. */
  readonly paper: ReactNode
  readonly width: ReturnType<typeof usePaperWidth>
  /** How much of it is told, where it can be told shorter. */
  readonly length?: ReactNode
  /** What else can be made of it than paper: files, a message. */
  readonly others?: ReactNode
}

/** Paper on the screen first; printing is a press away and never part of what is booked. */
export function PaperDialog({ title, onClose, paper: sheet, width, length, others }: Props) {
  const { t } = useSay()
  const seen = useRef<HTMLDivElement>(null)
  const { width_mm, choose } = width
  const paper = document.querySelector('#paper')
  const print = () => {
    if (seen.current) printPaper(seen.current)
  }
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
          {paper && createPortal(sheet, paper)}
        </>
      )}
      <div className={styles['print']}>
        {length}
        <PaperWidth width_mm={width_mm} onChoose={choose} />
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isDisabled={sheet === null}
          onPress={print}
        >
          <Printer size={18} aria-hidden="true" /> {t('slip.print')}{' '}
          <Kbd cap={paperKeys.print.caps[0]} onBrand />
        </Button>
        {others && <div className={styles['others']}>{others}</div>}
      </div>
    </Dialog>
  )
}
