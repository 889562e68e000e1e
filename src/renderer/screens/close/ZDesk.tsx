import { Printer } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { closeKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { open } from '../../shell/navigation.ts'
import styles from './ZDesk.module.css'
import { useDayReport } from './use-days.ts'
import { ZSlip } from './ZSlip.tsx'

interface Props {
  readonly date: string
  readonly isClosed: boolean
}

/**
 * The Z as it comes out of the printer. Before the close it is the day so far, and says so on the
 * paper too.
 */
export function ZDesk({ date, isClosed }: Props) {
  const { t } = useSay()
  const told = useDayReport(date).data
  const width_mm = useSettings().data?.slipWidth_mm ?? 58
  const toPaper = () => open({ kind: 'z-slip', businessDate: date })
  useKeys(closeKeys, {
    print: (event) => {
      if (typesText(event.target)) return false
      toPaper()
      return true
    },
  })
  const words = t(isClosed ? 'close.print' : 'close.printSoFar')
  if (!told) return null
  return (
    <div className={styles['zDesk']}>
      <Button kind={isClosed ? 'brand' : 'plain'} size="large" onPress={toPaper}>
        <Printer size={18} aria-hidden="true" /> {words}{' '}
        <Kbd cap={closeKeys.print.caps[0]} onBrand={isClosed} />
      </Button>
      <div className={styles['desk']}>
        <ZSlip told={told} width_mm={width_mm} />
      </div>
    </div>
  )
}
