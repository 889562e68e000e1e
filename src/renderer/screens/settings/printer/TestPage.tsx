import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { PrinterSettings } from '../../../../domain/paper/printer.ts'
import { Button } from '../../../components/Button.tsx'
import { useSettings } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { testPaper } from '../../../paper/test-paper.ts'
import { JobState } from '../../../printing/JobState.tsx'
import { usePrint } from '../../../printing/use-print.ts'
import { usePrintJobs } from '../../../printing/use-jobs.ts'
import { open } from '../../../shell/navigation.ts'
import styles from './Printer.module.css'

interface Props {
  readonly printer: PrinterSettings
  /** What the printer said before is old by then. */
  readonly onTry: () => void
}

/** A page on which everything shows that can be set: through the window it is looked at first. */
export function TestPage({ printer, onTry }: Props) {
  const say = useSay()
  const shop = useSettings().data
  const [isAsking, setAsking] = useState(false)
  const [job, setJob] = useState<string | null>(null)
  const print = usePrint(() => undefined)
  const press = async () => {
    if (!shop) return
    onTry()
    if (printer.at.way === 'page') {
      open({ kind: 'test-page' })
      return
    }
    setAsking(true)
    const paper = testPaper(say, printer, shop, Date.now())
    const asked = await print(paper, { kind: 'test' }, 'customer', false)
    setJob(asked?.id ?? null)
    setAsking(false)
  }
  return (
    <>
      <Button onPress={() => void press()} isPending={isAsking}>
        <Printer size={16} aria-hidden="true" /> {say.t('printerSettings.test')}
      </Button>
      {job !== null && <Outcome id={job} />}
    </>
  )
}

/** What became of it: who sets up a printer waits for that. */
function Outcome({ id }: { readonly id: string }) {
  const { t } = useSay()
  const job = usePrintJobs().data?.find((one) => one.id === id)
  if (!job) return null
  return (
    <output className={styles['outcome']}>
      <JobState job={job} /> {job.why !== null && <span>{t(`printWhy.${job.why}`)}</span>}
    </output>
  )
}
