import { useSale } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { PaperDialog } from './PaperDialog.tsx'
import { usePaperWidth } from './PaperWidth.tsx'
import { Slip } from './Slip.tsx'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** The slip of a sale on the screen first. */
export function SlipDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const sale = useSale(id).data
  const width = usePaperWidth()
  return (
    <PaperDialog
      title={t('slip.title')}
      onClose={onClose}
      width={width}
      paper={sale ? <Slip sale={sale} width_mm={width.width_mm} /> : null}
    />
  )
}
