import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useSale } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { printPaper } from './paper.ts'
import { PaperWidth, usePaperWidth } from './PaperWidth.tsx'
import { Slip } from './Slip.tsx'
import styles from './SlipDialog.module.css'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** The slip on the screen first; printing is a press away and never part of the sale. */
export function SlipDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const sale = useSale(id)
  const seen = useRef<HTMLDivElement>(null)
  const { width_mm, choose } = usePaperWidth()
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
        <PaperWidth width_mm={width_mm} onChoose={choose} />
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
