import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Settings } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSession } from '../../core/session.ts'
import { useSale, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { printPaper } from './paper.ts'
import { Slip } from './Slip.tsx'
import styles from './SlipDialog.module.css'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

const widths_mm = [58, 80] as const

/** The slip on the screen first; printing is a press away and never part of the sale. */
export function SlipDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const sale = useSale(id)
  const seen = useRef<HTMLDivElement>(null)
  const { width_mm, choose } = useWidth()
  const paper = document.querySelector('#paper')
  return (
    <Dialog title={t('slip.title')} onClose={onClose} size="narrow">
      {sale.data && (
        <>
          <div className={styles['desk']} ref={seen}>
            <Slip sale={sale.data} width_mm={width_mm} />
          </div>
          {paper && createPortal(<Slip sale={sale.data} width_mm={width_mm} />, paper)}
        </>
      )}
      <div className={styles['print']}>
        <Width width_mm={width_mm} onChoose={choose} />
        <Button
          kind="brand"
          size="large"
          className={styles['go'] ?? ''}
          isDisabled={!sale.data}
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

type Width_mm = Settings['slipWidth_mm']

/** A slip of the wrong width is put right where it is seen, and stays right for the next one. */
function useWidth() {
  const { api } = useSession()
  const settings = useSettings()
  const save = useMutation({
    mutationFn: (slipWidth_mm: Width_mm) => api.settings.save({ slipWidth_mm }),
  })
  // What was chosen holds for this slip even where it could not be kept.
  const width_mm = save.variables ?? settings.data?.slipWidth_mm ?? widths_mm[0]
  return { width_mm, choose: save.mutate }
}

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
