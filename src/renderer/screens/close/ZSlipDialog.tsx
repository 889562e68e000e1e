import { BusinessDate } from '../../../contract/moments.ts'
import { Button } from '../../components/Button.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { fileNames } from '../reports/save-forms.ts'
import { zPaper } from '../../paper/z-paper.ts'
import { PaperDialog } from '../slip/PaperDialog.tsx'
import { useDayReport } from './use-days.ts'
import { useKeepZ } from './use-keep-z.ts'

interface Props {
  readonly businessDate: string
  readonly onClose: () => void
}

/** The Z of any day, as it was closed: on paper, or in a file for whoever keeps the books. */
export function ZSlipDialog({ businessDate, onClose }: Props) {
  const say = useSay()
  const told = useDayReport(businessDate).data
  const shop = useSettings().data
  const keep = useKeepZ()
  const now_ms = useNow()
  return (
    <PaperDialog
      title={say.t('close.slip.title')}
      onClose={onClose}
      paper={told && shop ? zPaper(say, told, shop, now_ms) : null}
      of={{ kind: 'day', businessDate: BusinessDate.parse(businessDate) }}
      whose="shop"
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
