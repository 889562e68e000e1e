import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Settings } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './PaperDialog.module.css'
import { printPaper } from './paper.ts'

type Width_mm = Settings['slipWidth_mm']

interface Props {
  readonly title: string
  readonly onClose: () => void
  /** As it stands on the screen and goes on the roll; null while it is not known what it says. */
  readonly paper: ReactNode
  readonly width: PaperWidth
}

const widths_mm = [58, 80] as const

/** Paper on the screen first; printing is a press away and never part of what is booked. */
export function PaperDialog({ title, onClose, paper: sheet, width }: Props) {
  const { t } = useSay()
  const seen = useRef<HTMLDivElement>(null)
  const { width_mm, choose } = width
  const paper = document.querySelector('#paper')
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
        <Width width_mm={width_mm} onChoose={choose} />
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isDisabled={sheet === null}
          onPress={() => {
            if (seen.current) printPaper(seen.current)
          }}
        >
          <Printer size={18} aria-hidden="true" /> {t('slip.print')}
        </Button>
      </div>
    </Dialog>
  )
}
/** A slip of the wrong width is put right where it is seen, and stays right for the next one. */
export function usePaperWidth() {
  const { api } = useSession()
  const settings = useSettings()
  const save = useMutation({
    mutationFn: (slipWidth_mm: Width_mm) => api.settings.save({ slipWidth_mm }),
  })
  // What was chosen holds for this slip even where it could not be kept.
  const width_mm = save.variables ?? settings.data?.slipWidth_mm ?? widths_mm[0]
  return { width_mm, choose: save.mutate }
}

export type PaperWidth = ReturnType<typeof usePaperWidth>

interface WidthProps {
  readonly width_mm: Width_mm
  readonly onChoose: (width_mm: Width_mm) => void
}

function Width({ width_mm, onChoose }: WidthProps) {
  const { t, count } = useSay()
  return (
    <Segments
      label={t('settings.slipWidth')}
      value={String(width_mm)}
      choices={widths_mm.map((mm) => ({
        value: String(mm),
        words: t('slip.width', { mm: count(mm) }),
      }))}
      onChoose={(chosen) => {
        const width = widths_mm.find((mm) => String(mm) === chosen)
        if (width !== undefined) onChoose(width)
      }}
    />
  )
}
