import type { ProviderId } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import type { Limits } from '../limits/limits.ts'
import type { Agenda } from './agenda.ts'
import { createLine, type Line, type Rank } from './line.ts'

/** Puts a question when its provider's turn and limit allow; otherwise it stands in line. */
export type InTurn = (
  errand: { readonly name: string; readonly provider: ProviderId; readonly rank: Rank },
  question: () => Promise<unknown>,
) => Promise<'put' | 'later'>

/** Whose turn it is to ask a provider. */
export interface Turns {
  readonly inTurn: InTurn
  /** Puts whoever is next in line on the agenda, if its question may be put now. */
  call(provider: ProviderId): void
  /**
   * Milliseconds until a question that can wait may be put: nobody is asking or in line, and half
   * of the ordinary pace is left to those that cannot. 0 for now.
   */
  readonly leisure_ms: (provider: ProviderId) => number
  /** More waited than its ordinary pace gets through, and not all of them were asked about yet. */
  isBehind(provider: ProviderId): boolean
}

export type QuestionLimits = Pick<Limits, 'wait_ms' | 'leisure_ms' | 'behindAbove'>

/** When a provider is busy with another question. */
const SOON_ms = 250
/**
 * So many questions at once where many wait: one at a time would leave a provider that takes two
 * seconds for an answer half unasked. autoflexi's are two seconds apart, and one at a time.
 */
const AT_ONCE_BEHIND = 4

interface Queue {
  readonly line: Line
  /** Errands whose question is under way. */
  readonly asking: Set<string>
  /** Whose turn it is, until it comes. */
  called: string | null
  isBehind: boolean
}

/** One question at a time a provider, or a few where many wait, within its limit. */
export function createTurns(limits: QuestionLimits, clock: Clock, agenda: Agenda): Turns {
  const { queueOf, isBusy, wait_ms, mayAsk } = createQueues(limits)
  const summon = (provider: ProviderId): void => {
    const queue = queueOf(provider)
    const isEmpty = queue.line.size() === 0
    if (isEmpty && queue.asking.size === 0) queue.isBehind = false
    // Once it has its answer whoever asks now summons the next.
    if (isEmpty || isBusy(provider)) return
    agenda.by(`turn ${provider}`, clock.monotonic() + wait_ms(provider))
  }
  const inTurn: InTurn = async ({ name, provider, rank }, question) => {
    const queue = queueOf(provider)
    const { line, asking } = queue
    const isCalled = queue.called === name
    if (isCalled) queue.called = null
    // It is being asked about just now, and looked at again when that is done.
    if (asking.has(name)) return 'later'
    if ((!isCalled && line.size() > 0) || !mayAsk(provider)) {
      if (isCalled) line.putBack(name)
      else line.add(name, rank)
      queue.isBehind ||= line.size() > limits.behindAbove(provider)
      summon(provider)
      return 'later'
    }
    asking.add(name)
    try {
      await question()
      return 'put'
    } finally {
      asking.delete(name)
      summon(provider)
    }
  }
  return {
    inTurn,
    call(provider) {
      const queue = queueOf(provider)
      const name = mayAsk(provider) ? queue.line.next() : null
      if (name !== null) {
        queue.called = name
        agenda.at(name, clock.monotonic())
      }
      // Whoever was called may have nothing left to ask: then the next one's turn has come.
      summon(provider)
    },
    leisure_ms(provider) {
      const { line, asking } = queueOf(provider)
      const busy_ms = asking.size > 0 || line.size() > 0 ? SOON_ms : 0
      return Math.max(busy_ms, limits.leisure_ms(provider))
    },
    isBehind: (provider) => queueOf(provider).isBehind,
  }
}

function createQueues(limits: QuestionLimits) {
  const queues = new Map<ProviderId, Queue>()
  const queueOf = (provider: ProviderId): Queue => {
    const kept = queues.get(provider)
    if (kept) return kept
    const queue = { line: createLine(), asking: new Set<string>(), called: null, isBehind: false }
    queues.set(provider, queue)
    return queue
  }
  const isBusy = (provider: ProviderId): boolean => {
    const { asking, isBehind } = queueOf(provider)
    const many = isBehind && provider !== 'autoflexi'
    return asking.size >= (many ? AT_ONCE_BEHIND : 1)
  }
  const wait_ms = (provider: ProviderId): number =>
    limits.wait_ms(provider, queueOf(provider).isBehind)
  const mayAsk = (provider: ProviderId) => !isBusy(provider) && wait_ms(provider) <= 0
  return { queueOf, isBusy, wait_ms, mayAsk }
}
