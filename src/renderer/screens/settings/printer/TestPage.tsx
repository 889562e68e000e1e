import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { PrinterSettings } from '../../../../domain/paper/printer.ts'
import { Button } from '../../../components/Button.tsx'
import { useSettings } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { testPaper } from '../../../paper/test-paper.ts'
import { usePrint } from '../../../printing/use-print.ts'
import { open } from '../../../shell/navigation.ts'

/** A page on which everything shows that can be set: through the window it is looked at first. */
export function TestPage({ printer }: { readonly printer: PrinterSettings }) {
  const say = useSay()
  const shop = useSettings().data
  const [isAsking, setAsking] = useState(false)
  const print = usePrint(() => open({ kind: 'test-page' }))
  const press = async () => {
    if (!shop) return
    setAsking(true)
    await print(testPaper(say, printer, shop, Date.now()), { kind: 'test' }, 'customer', false)
    setAsking(false)
  }
  return (
    <Button onPress={() => void press()} isPending={isAsking}>
      <Printer size={16} aria-hidden="true" /> {say.t('printerSettings.test')}
    </Button>
  )
}
