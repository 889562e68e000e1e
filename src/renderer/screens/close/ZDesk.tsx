import { Printer } from 'lucide-react'
import { BusinessDate } from '../../../contract/moments.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { useKeys, writesSign } from '../../keyboard/use-keys.ts'
import { Sheet } from '../../paper/Sheet.tsx'
import { useStamps } from '../../paper/use-stamps.ts'
import { zPaper } from '../../paper/z-paper.ts'
import { open } from '../../shell/navigation.ts'
import { usePaperWidth } from '../slip/PaperWidth.tsx'
import styles from './ZDesk.module.css'
import { useDayReport } from './use-days.ts'

interface Props {
  readonly date: string
  readonly isClosed: boolean
}

/**
 * The Z as it comes out of the printer. Before the close it is the day so far, and says so on the
 * paper too.
 */
export function ZDesk({ date, isClosed }: Props) {
  const say = useSay()
  const told = useDayReport(date).data
  const shop = useSettings().data
  const now_ms = useNow()
  const paper = told && shop ? zPaper(say, told, shop, now_ms) : null
  const of = { kind: 'day', businessDate: BusinessDate.parse(date) } as const
  const stamps = useStamps(paper, of, 'shop')
  const { dots } = usePaperWidth()
  const toPaper = () => open({ kind: 'z-slip', businessDate: date })
  useKeys(closeKeys, {
    slip: (event) => {
      if (writesSign(event)) return false
      toPaper()
      return true
    },
  })
  const words = say.t(isClosed ? 'close.print' : 'close.printSoFar')
  if (!paper) return null
  return (
    <div className={styles['zDesk']}>
      <Button kind={isClosed ? 'brand' : 'plain'} size="large" onPress={toPaper}>
        <Printer size={18} aria-hidden="true" /> {words}{' '}
        <Kbd cap={closeKeys.slip.caps[0]} onBrand={isClosed} />
      </Button>
      <div className={styles['desk']}>
        <Sheet paper={paper} stamps={stamps} dots={dots} />
      </div>
    </div>
  )
}
