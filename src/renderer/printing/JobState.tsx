import { Check, CircleQuestionMark, Clock3, type LucideIcon, Printer, X } from 'lucide-react'
import type { PrintJob, PrintState } from '../../contract/printing.ts'
import { useSay } from '../i18n/say.ts'
import { stateKey, toneOfJob } from './job-words.ts'
import styles from './JobState.module.css'

/** A shape for each state, so that it reads without colour. */
const icons: Readonly<Record<PrintState, LucideIcon>> = {
  queued: Clock3,
  printing: Printer,
  printed: Check,
  unknown: CircleQuestionMark,
  failed: X,
}

/** How far a paper has come: a word, a colour and a shape. */
export function JobState({ job }: { readonly job: PrintJob }) {
  const { t } = useSay()
  const Icon = icons[job.state]
  return (
    <span className={styles['state']} data-tone={toneOfJob(job)}>
      <span className={styles['icon']} aria-hidden="true">
        <Icon strokeWidth={2.6} />
      </span>
      {t(`printState.${stateKey(job)}`)}
    </span>
  )
}
