import type { Changes } from '../changes.ts'
import type { Log } from '../log.ts'
import type { Kept, KeptNotices } from './kept-notices.ts'
import { readNotice } from './notice.ts'

/** What became of a notice that came in. */
export type NoticeFate = Kept['fate'] | 'not-understood'

/** @throws when the disk refuses to keep it; whoever sent it may send it again */
export type TakeNotice = (body: string) => NoticeFate

export interface NoticesParts {
  readonly kept: Pick<KeptNotices, 'keep'>
  readonly changes: Changes
  readonly log: Pick<Log, 'info'>
  /** Its provider is to be asked about a sale, once. */
  readonly wake: (sale: string) => void
}

/**
 * Takes in what alsamiflexi tells. A notice wakes one question and moves nothing by itself, be it
 * money or a sale: it is unsigned, and may be forged, late, repeated or another shop's (B8).
 */
export function createNotices({ kept, changes, log, wake }: NoticesParts): TakeNotice {
  const counts = new Map<NoticeFate, number>()
  return (body) => {
    const notice = readNotice(body)
    const outcome = notice.ok ? kept.keep(notice.value) : { fate: notice.problem }
    const { fate } = outcome
    const count = (counts.get(fate) ?? 0) + 1
    counts.set(fate, count)
    // The 1st, 10th, 100th … of a kind: a flood must not fill the log.
    if (Number.isInteger(Math.log10(count))) log.info('notice', { fate, count })
    if ('sale' in outcome) wake(outcome.sale)
    if (fate === 'kept' || fate === 'foreign') changes.tell('settings', 'notices')
    return fate
  }
}
