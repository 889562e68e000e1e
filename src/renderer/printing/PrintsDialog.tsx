import { useEffect, useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Selection } from 'react-aria-components/ListBox'
import type { PrintJob } from '../../contract/printing.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useSay } from '../i18n/say.ts'
import { printJobsKeys } from '../keyboard/paper-tables.ts'
import { pressesItself, useKeys } from '../keyboard/use-keys.ts'
import { goTo } from '../shell/navigation.ts'
import { JobState } from './JobState.tsx'
import { isOnNoPaper, isRetried, paperWords, waitsForPerson } from './job-words.ts'
import styles from './Prints.module.css'
import { useJobDoings, usePrintJobs } from './use-jobs.ts'
import { useWhoseSlip } from './use-whose-slip.ts'

interface Props {
  readonly onClose: () => void
}

const none: readonly PrintJob[] = []

/** The last papers: which came out, which did not, and what is done about those. */
export function PrintsDialog({ onClose }: Props) {
  const { t } = useSay()
  const jobs = usePrintJobs()
  const all = jobs.data ?? none
  const [chosen, choose] = useChosen(all)
  const job = all.find(({ id }) => id === chosen) ?? null
  const doings = useDoings(job, all)
  useKeys(printJobsKeys, {
    again: () => {
      doings.again?.()
      return true
    },
    leave: () => {
      doings.leave?.()
      return true
    },
    leaveAll: () => {
      doings.leaveAll?.()
      return true
    },
    show: ({ target }) => {
      const isRow = target instanceof Element && target.closest('[role="option"]') !== null
      if (!isRow && pressesItself(target)) return false
      doings.show?.()
      return true
    },
  })
  return (
    <Dialog title={t('printJobs.title')} onClose={onClose} size="wide">
      {jobs.data && all.length === 0 && (
        <p>
          <b>{t('printJobs.none')}</b> {t('printJobs.noneNext')}
        </p>
      )}
      {all.length > 0 && <List jobs={all} chosen={chosen} onChoose={choose} />}
      {job && <Beside job={job} doings={doings} />}
    </Dialog>
  )
}

/** Whoever opens it stands at the first that waits for a person; what is chosen stays chosen. */
function useChosen(all: readonly PrintJob[]): [string | null, (id: string) => void] {
  const [chosen, choose] = useState<string | null>(null)
  const first = (all.find(waitsForPerson) ?? all[0])?.id ?? null
  // Once: later the list moves under the hand, and the hand stays.
  if (chosen === null && first !== null) choose(first)
  return [chosen ?? first, choose]
}

interface Doings {
  readonly again: (() => void) | null
  readonly leave: (() => void) | null
  /** Of several that did not print, as after an hour without a printer. */
  readonly leaveAll: (() => void) | null
  readonly unprinted: number
  readonly show: (() => void) | null
  readonly isBusy: boolean
}

function useDoings(job: PrintJob | null, all: readonly PrintJob[]): Doings {
  const { again, leave, leaveAll, isBusy } = useJobDoings()
  const unprinted = all.filter(isOnNoPaper)
  const free = job !== null && !isBusy ? job : null
  const of = job?.of
  return {
    again: free && isRetried(free) ? () => again(free) : null,
    leave: free && waitsForPerson(free) ? () => leave(free) : null,
    leaveAll: unprinted.length > 1 && !isBusy ? () => leaveAll(unprinted) : null,
    unprinted: unprinted.length,
    show: of?.kind === 'sale' ? () => goTo({ screen: 'transactions', sale: of.sale }) : null,
    isBusy,
  }
}

interface ListProps {
  readonly jobs: readonly PrintJob[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function List({ jobs, chosen, onChoose }: ListProps) {
  const { t } = useSay()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  const choose = (selection: Selection) => {
    const [next] = selection === 'all' ? [] : selection
    if (next !== undefined) onChoose(String(next))
  }
  return (
    <ListBox
      ref={list}
      aria-label={t('printJobs.list')}
      className={styles['list'] ?? ''}
      items={jobs}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={choose}
    >
      {(job) => <Row job={job} />}
    </ListBox>
  )
}

function Row({ job }: { readonly job: PrintJob }) {
  const say = useSay()
  const words = paperWords(say, job)
  const whose = useWhoseSlip(job.of)
  return (
    <ListBoxItem
      id={job.id}
      textValue={words}
      className={styles['row'] ?? ''}
      data-print={job.id}
      data-print-state={job.state}
    >
      <JobState job={job} />
      <span className={styles['what']}>
        <b>{words}</b>
        {job.of.kind === 'sale' && <small>{whose ?? '\u00a0'}</small>}
      </span>
      <time>{say.when(job.movedAt_ms)}</time>
    </ListBoxItem>
  )
}

interface BesideProps {
  readonly job: PrintJob
  readonly doings: Doings
}

/** Of the one that is chosen: why, what to do, and the ways to do it. */
function Beside({ job, doings }: BesideProps) {
  const { t, count } = useSay()
  const { again, leave, leaveAll, unprinted, show, isBusy } = doings
  const isMissing = isRetried(job)
  return (
    <section className={styles['beside']} aria-live="polite">
      {isMissing && (
        <p>
          {job.why !== null && <b>{t(`printWhy.${job.why}`)}</b>}{' '}
          {job.state === 'unknown' && t('printJobs.look')}{' '}
          {job.seen ? t('printJobs.left') : job.of.kind === 'sale' && t('printJobs.stands')}
        </p>
      )}
      <div className={styles['doings']}>
        {(again || (isMissing && isBusy)) && (
          <Button kind="brand" onPress={() => again?.()} isPending={isBusy}>
            {t('printJobs.again')} <Kbd cap={printJobsKeys.again.caps[0]} onBrand />
          </Button>
        )}
        {leave && (
          <Button onPress={leave}>
            {t('printJobs.leave')} <Kbd cap={printJobsKeys.leave.caps[0]} />
          </Button>
        )}
        {leaveAll && (
          <Button onPress={leaveAll}>
            {t('printJobs.leaveAll', { shown: count(unprinted) })}{' '}
            <Kbd cap={printJobsKeys.leaveAll.caps[0]} />
          </Button>
        )}
        {show && (
          <Button onPress={show}>
            {t('printJobs.show')} <Kbd cap={printJobsKeys.show.caps[0]} />
          </Button>
        )}
      </div>
    </section>
  )
}
