import { ShiftId } from '../../../contract/shifts.ts'
import { useNow } from '../../core/use-now.ts'
import { useSettings, useShiftReport } from '../../core/use-core.ts'
import { useOpenings } from '../../printing/drawer/use-drawer.ts'
import { useSay } from '../../i18n/say.ts'
import { xPaper } from '../../paper/x-paper.ts'
import { PaperDialog } from '../slip/PaperDialog.tsx'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** The report of a shift on paper: of an open one as it stands now. */
export function ShiftSlipDialog({ id, onClose }: Props) {
  const say = useSay()
  const report = useShiftReport(id).data
  const shop = useSettings().data
  const now_ms = useNow()
  const shift = ShiftId.parse(id)
  const openings = useOpenings(shift).data
  const isKnown = report !== undefined && shop !== undefined && openings !== undefined
  return (
    <PaperDialog
      title={say.t(report?.close ? 'shift.closedReport' : 'shift.xReport')}
      onClose={onClose}
      paper={isKnown ? xPaper(say, report, shop, now_ms, openings) : null}
      of={{ kind: 'shift', shift }}
      whose="shop"
    />
  )
}
