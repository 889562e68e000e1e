import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import { fileNames } from '../reports/save-forms.ts'
import { PaperDialog } from '../slip/PaperDialog.tsx'
import { usePaperWidth } from '../slip/PaperWidth.tsx'
import { useDayReport } from './use-days.ts'
import { useKeepZ } from './use-keep-z.ts'
import { ZSlip } from './ZSlip.tsx'

interface Props {
  readonly businessDate: string
  readonly onClose: () => void
}

/** The Z of any day, as it was closed: on paper, or in a file for whoever keeps the books. */
export function ZSlipDialog({ businessDate, onClose }: Props) {
  const { t } = useSay()
  const told = useDayReport(businessDate).data
  const width = usePaperWidth()
  const keep = useKeepZ()
  return (
    <PaperDialog
      title={t('close.slip.title')}
      onClose={onClose}
      width={width}
      paper={told ? <ZSlip told={told} width_mm={width.width_mm} /> : null}
      others={
        told &&
        (['csv', 'xlsx'] as const).map((form) => (
          <Button key={form} size="large" onPress={() => void keep(told, form)}>
            {fileNames[form]}
          </Button>
        ))
      }
    />
  )
}
