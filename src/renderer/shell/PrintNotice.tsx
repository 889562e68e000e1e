import { PrinterX } from 'lucide-react'
import type { PrintJob } from '../../contract/printing.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { paperWords, toldFirst, waitsForPerson } from '../printing/job-words.ts'
import { useJobDoings, usePrintJobs } from '../printing/use-jobs.ts'
import { useWhoseSlip } from '../printing/use-whose-slip.ts'
import { useStanding } from '../sale/second-press.ts'
import styles from './Banner.module.css'
import { open } from './navigation.ts'
import { useAlertKey } from './use-alert-key.ts'

/**
 * A paper that did not come out, or may not have: below all that is money, and never in a voice
 * that frightens, for the sale stands.
 */
export function PrintNotice() {
  const open = useHealth().data?.printsOpen ?? 0
  const jobs = usePrintJobs(open > 0).data ?? []
  const waiting = jobs.filter(waitsForPerson)
  const job = toldFirst(waiting)
  return open > 0 && job ? <OfPaper job={job} others={waiting.length - 1} /> : null
}

interface Props {
  readonly job: PrintJob
  readonly others: number
}

function OfPaper({ job, others }: Props) {
  const say = useSay()
  const { t, count } = say
  const banner = useAlertKey()
  const { again, leave, isBusy } = useJobDoings()
  const whose = useWhoseSlip(job.of)
  // Another slides under the same buttons: half of a double press was not meant for it.
  const isStanding = useStanding(job.id)
  const press = (act: (job: PrintJob) => void) => () => {
    if (isStanding()) act(job)
  }
  const isUnknown = job.state === 'unknown'
  return (
    <section
      ref={banner}
      className={`${styles['banner']} ${styles['calm']}`}
      aria-live="polite"
      data-print-notice={job.state}
    >
      <PrinterX aria-hidden="true" />
      <p>
        <b>
          {t(isUnknown ? 'printNotice.unknown' : 'printNotice.failed', {
            paper: paperWords(say, job),
          })}
        </b>{' '}
        {whose !== null && `(${whose}) `}
        {job.of.kind === 'sale' && t('printNotice.stands')}{' '}
        {job.why !== null && t(`printWhy.${job.why}`)}{' '}
        {others > 0 && t('printNotice.more', { count: others, shown: count(others) })}
      </p>
      <Button onPress={press(again)} isPending={isBusy}>
        {t('printJobs.again')}
      </Button>
      <Button onPress={press(leave)} isPending={isBusy}>
        {t('printJobs.leave')}
      </Button>
      <Button kind="quiet" onPress={() => open({ kind: 'prints' })}>
        {t('printJobs.title')}
      </Button>
      <Kbd cap={everywhereKeys.alert.caps[0]} />
    </section>
  )
}
