import { Notice } from '../../../components/Notice.tsx'
import { useHealth } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { Calibration } from './Calibration.tsx'
import { useIsDirect, usePrinter } from './use-printer.ts'
import { WherePrinted } from './WherePrinted.tsx'

/** Where papers are printed, how that printer is set, and what comes by itself. */
export function PrinterSettings() {
  const { t } = useSay()
  const printer = usePrinter()
  const isPractice = useHealth().data?.books === 'practice'
  const isDirect = useIsDirect(printer.printer)
  return (
    <>
      {isPractice && <Notice tone="calm">{t('printerSettings.practice')}</Notice>}
      <WherePrinted {...printer} />
      {isDirect ? (
        <Calibration {...printer} />
      ) : (
        <Notice tone="calm">{t('printerSettings.pageOnly')}</Notice>
      )}
    </>
  )
}
