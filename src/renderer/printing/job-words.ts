import type { PrintJob } from '../../contract/printing.ts'
import type { CoreRefusal } from '../core/refusal.ts'
import type { en } from '../i18n/en/index.ts'
import type { Say } from '../i18n/say.ts'
import { isOfMoneyBack } from '../paper/slip-kind.ts'
import type { Tone } from '../sale/face.ts'
import type { PrintAnswer } from './print-desk.ts'

/** Which paper it is: a slip is named by what stands on it, which its sale's state alone is not. */
export function paperKey({
  of,
  name,
}: Pick<PrintJob, 'of' | 'name'>): keyof typeof en.printing.papers {
  switch (of.kind) {
    case 'sale':
      if (name === 'receipt') return 'receipt'
      return isOfMoneyBack(name) ? 'refund' : 'slip'
    case 'day':
      return name === 'x' ? 'x' : 'z'
    case 'shift':
    case 'statement':
    case 'test':
      return of.kind
    default:
      return of satisfies never
  }
}

/** As a person names it: which paper, and which copy of it. */
export function paperWords({ t, count }: Pick<Say, 't' | 'count'>, job: PrintJob): string {
  const parts = [t(`printing.papers.${paperKey(job)}`)]
  // Reports are the shop's anyway, and have no other copy.
  if (job.for === 'shop' && job.of.kind === 'sale') parts.push(t('printing.copies.shop'))
  if (job.copy !== null) parts.push(t('printing.copy', { nth: count(job.copy) }))
  return parts.join(' · ')
}

/** The key of its word: one that the printer itself confirmed is told as more than sent. */
export function stateKey({ state, confirmed }: PrintJob): keyof typeof en.printState {
  return state === 'printed' && confirmed ? 'confirmed' : state
}

/** Its colour beside its shape: what nobody has seen to yet is loud, what was left is not. */
export function toneOfJob(job: Pick<PrintJob, 'state' | 'seen'>): Tone {
  switch (job.state) {
    case 'queued':
    case 'printing':
      return 'wait'
    case 'printed':
      return 'ok'
    case 'unknown':
      return job.seen ? 'quiet' : 'doubt'
    case 'failed':
      return job.seen ? 'quiet' : 'fail'
    default:
      return job.state satisfies never
  }
}

/**
 * It waits for a person: it is not, or may not be, on paper, and nobody has left it so. A page that
 * only tries the printer is looked at where it is tried.
 */
export function waitsForPerson({ of, state, seen }: Pick<PrintJob, 'of' | 'state' | 'seen'>) {
  return !seen && of.kind !== 'test' && (state === 'unknown' || state === 'failed')
}

/**
 * Which of those that wait for a person is told above the screen: the newest, and of its sale the
 * customer's before the shop's copy, for somebody stands there waiting for it.
 */
export function toldFirst(waiting: readonly PrintJob[]): PrintJob | undefined {
  const [newest] = waiting
  if (newest?.of.kind !== 'sale') return newest
  const { sale } = newest.of
  const ofCustomer = waiting.find(
    ({ of, for: whose }) => whose === 'customer' && of.kind === 'sale' && of.sale === sale,
  )
  return ofCustomer ?? newest
}

/** Proved: nothing of it is on paper, so that many of them can be left at once unlooked at. */
export function isOnNoPaper(job: Pick<PrintJob, 'of' | 'state' | 'seen'>): boolean {
  return waitsForPerson(job) && job.state === 'failed'
}

/** A person may have it printed once more. */
export function isRetried({ state }: Pick<PrintJob, 'state'>): boolean {
  return state === 'unknown' || state === 'failed'
}

/**
 * Why the counter prints nothing. A refused sale has other words: these may come right after one
 * that succeeded, and who reads that nothing was sent sells it again.
 */
export function refusedPrint({ t }: Pick<Say, 't'>, { code, data }: CoreRefusal): string {
  if (code === 'WRONG_STATE') return t('printing.movedOn')
  if (code === 'CANNOT_STORE') return t('printing.diskFull')
  if (code === 'NOT_HERE' && data.why === 'no-printer') return t('printing.noPrinter')
  if (code === 'BAD_INPUT' && data.code === 'too-long') return t('printing.tooLong')
  return t('printing.notTaken')
}

/** Why nothing is printed; null where it is on its way. */
export function answerWords({ t }: Pick<Say, 't'>, answer: PrintAnswer): string | null {
  switch (answer.kind) {
    case 'job':
    case 'page':
    case 'same-page':
      return null
    case 'moved-on':
      return t('printing.movedOn')
    case 'refused':
      return refusedPrint({ t }, answer.refusal)
    case 'lost':
      return t('printing.lost')
    default:
      return answer satisfies never
  }
}
