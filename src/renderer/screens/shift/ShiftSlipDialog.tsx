import { useShiftReport } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { PaperDialog } from '../slip/PaperDialog.tsx'
import { usePaperWidth } from '../slip/PaperWidth.tsx'
import { ShiftSlip } from './ShiftSlip.tsx'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** The report of a shift on paper: of an open one as it stands now. */
export function ShiftSlipDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const report = useShiftReport(id).data
  const width = usePaperWidth()
  const title = t(report?.close ? 'shift.closedReport' : 'shift.xReport')
  return (
    <PaperDialog
      title={title}
      onClose={onClose}
      width={width}
      paper={report ? <ShiftSlip report={report} width_mm={width.width_mm} /> : null}
    />
  )
}
