import { ComplaintDialog } from '../complaint/ComplaintDialog.tsx'
import { DrawerDialog } from '../printing/drawer/DrawerDialog.tsx'
import { PaperOutDialog } from '../printing/practice/PaperOutDialog.tsx'
import { PrintsDialog } from '../printing/PrintsDialog.tsx'
import { ZSlipDialog } from '../screens/close/ZSlipDialog.tsx'
import { CustomerDialog } from '../screens/dues/CustomerDialog.tsx'
import { MessageDialog } from '../screens/dues/MessageDialog.tsx'
import { MoveDialog } from '../screens/dues/MoveDialog.tsx'
import { StatementDialog } from '../screens/dues/StatementDialog.tsx'
import { GoAnywhere } from '../screens/go/GoAnywhere.tsx'
import { HelpSheet } from '../screens/help/HelpSheet.tsx'
import { CreditDialog } from '../screens/credit/CreditDialog.tsx'
import { PackChanges } from '../screens/packages/PackChanges.tsx'
import { PracticeDialog } from '../screens/practice/PracticeDialog.tsx'
import { CashMoveDialog } from '../screens/shift/CashMoveDialog.tsx'
import { ShiftSlipDialog } from '../screens/shift/ShiftSlipDialog.tsx'
import { DecideDialog } from '../screens/transactions/DecideDialog.tsx'
import { TestPageDialog } from '../screens/settings/printer/TestPageDialog.tsx'
import { SlipDialog } from '../screens/slip/SlipDialog.tsx'
import { TopUpDialog } from '../screens/wallets/TopUpDialog.tsx'
import { type Overlay, closeOverlay } from './navigation.ts'

/** What lies over a screen until it is closed. */
export function Overlays({ overlay }: { readonly overlay: Overlay }) {
  switch (overlay.kind) {
    case 'help':
      return <HelpSheet onClose={closeOverlay} />
    case 'go':
      return <GoAnywhere onClose={closeOverlay} />
    case 'practice':
      return <PracticeDialog onClose={closeOverlay} />
    case 'pack-changes':
      return <PackChanges onClose={closeOverlay} />
    case 'credit':
      return <CreditDialog {...overlay} onClose={closeOverlay} />
    case 'slip':
      return <SlipDialog id={overlay.sale} onClose={closeOverlay} />
    case 'decide':
      return <DecideDialog id={overlay.sale} onClose={closeOverlay} />
    case 'top-up':
      return (
        <TopUpDialog
          at={overlay.at}
          came={overlay.amount_e4}
          slip={overlay.slip}
          paidFrom={overlay.paidFrom}
          onClose={closeOverlay}
        />
      )
    case 'shift-slip':
      return <ShiftSlipDialog id={overlay.shift} onClose={closeOverlay} />
    case 'z-slip':
      return <ZSlipDialog businessDate={overlay.businessDate} onClose={closeOverlay} />
    case 'cash-move':
      return <CashMoveDialog direction={overlay.direction} onClose={closeOverlay} />
    case 'complaint':
      return <ComplaintDialog id={overlay.sale} onClose={closeOverlay} />
    case 'prints':
      return <PrintsDialog onClose={closeOverlay} />
    case 'paper-out':
      return <PaperOutDialog onClose={closeOverlay} />
    case 'test-page':
      return <TestPageDialog onClose={closeOverlay} />
    case 'drawer':
      return <DrawerDialog onClose={closeOverlay} />
    case 'dues-move':
      return <MoveDialog id={overlay.customer} cause={overlay.cause} onClose={closeOverlay} />
    case 'customer':
      return <CustomerDialog id={overlay.customer} onClose={closeOverlay} />
    case 'statement':
      return <StatementDialog id={overlay.customer} onClose={closeOverlay} />
    case 'dues-message':
      return <MessageDialog id={overlay.customer} onClose={closeOverlay} />
    default:
      return overlay satisfies never
  }
}
