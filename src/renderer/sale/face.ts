import { type SaleReasonCode, refusalCodes, saleReasonCodes } from '../../contract/codes.ts'
import type { Alert } from '../../contract/alert.ts'
import type { Health, Sale } from '../../contract/schemas.ts'
import { assertNever } from '../../domain/result.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { en } from '../i18n/en/index.ts'

/** Where a sale stands, as the cashier is told: the key of its word, next step and shape. */
export type Face = keyof typeof en.state

export type Tone = 'ok' | 'wait' | 'fail' | 'doubt' | 'quiet'

type Standing = Pick<Sale, 'state' | 'reason' | 'failureHeardOnce'>

export function faceOf(sale: Standing): Face {
  switch (sale.state) {
    case 'created':
      return sale.reason === null ? 'sending' : 'not-sent'
    case 'on-wire':
      return 'sent'
    case 'accepted':
      return sale.failureHeardOnce ? 'checking' : 'waiting'
    case 'in-doubt':
      return 'doubt'
    case 'needs-review':
      return 'review'
    case 'failed':
      return isRefusal(sale.reason?.code) ? 'refused' : 'failed'
    case 'cancelled':
    case 'succeeded':
    case 'reversed':
    case 'late-success':
      return sale.state
    default:
      return assertNever(sale.state)
  }
}

function isRefusal(code: string | undefined): boolean {
  return refusalCodes.some((refusal) => refusal === code)
}

export const toneOf: Readonly<Record<Face, Tone>> = {
  sending: 'wait',
  sent: 'wait',
  waiting: 'wait',
  checking: 'wait',
  succeeded: 'ok',
  failed: 'fail',
  refused: 'fail',
  doubt: 'doubt',
  review: 'doubt',
  'not-sent': 'fail',
  cancelled: 'quiet',
  reversed: 'fail',
  'late-success': 'doubt',
  asking: 'doubt',
  'not-received': 'fail',
  'not-accepted': 'fail',
}

export type SaleAction =
  | 'try-again'
  | 'cancel'
  | 'other-provider'
  | 'refund'
  | 'collect'
  | 'sell-again'
  | 'decide'
  | 'slip'

/** What a cashier can do with a sale where it stands. Nothing here sends by itself. */
export const actionsOf: Readonly<Record<Face, readonly SaleAction[]>> = {
  sending: [],
  sent: ['slip'],
  waiting: ['slip'],
  checking: ['slip'],
  succeeded: ['slip'],
  failed: ['refund', 'sell-again', 'slip'],
  refused: ['refund', 'sell-again', 'slip'],
  doubt: ['slip'],
  review: ['decide', 'slip'],
  'not-sent': ['try-again', 'other-provider', 'cancel', 'slip'],
  cancelled: ['refund', 'sell-again', 'slip'],
  reversed: ['refund', 'sell-again', 'slip'],
  'late-success': ['collect', 'slip'],
  asking: [],
  'not-received': ['try-again'],
  'not-accepted': [],
}

/**
 * The same for a sale of the books, whose money may have been returned or put into another try.
 *
 * @param barred its money waits for a decision, about it or about one before it
 * @param doubted its provider said a word about it that nobody knows
 */
export function actionsFor(
  sale: Standing & Pick<Sale, 'tender'>,
  barred = false,
  doubted = false,
): readonly SaleAction[] {
  // It may have arrived, or one before it: neither the money nor a second recharge goes out before
  // that is decided.
  const isHere = sale.tender === 'refund-due'
  if (barred && (isHere || isUndone(sale.state))) return ['decide', 'slip']
  const isDoubted = doubted && (sale.state === 'succeeded' || sale.state === 'late-success')
  const decide: readonly SaleAction[] = isDoubted ? ['decide'] : []
  return decide.concat(
    actionsOf[faceOf(sale)].filter((action) => {
      if (action === 'refund') return sale.tender === 'refund-due'
      if (action === 'collect') return sale.tender === 'refunded' || sale.tender === 'taken-over'
      // It may have left before the copy was made into these books: first somebody looks it up.
      const isOfCopy = sale.reason?.code === 'from-copy'
      const isReplacedOpen = sale.reason?.code === 'replaced-open'
      if (action === 'try-again') return !isOfCopy && !isReplacedOpen
      // Whichever provider it went through, it could be the second payment of the other one.
      const isBarred = isOfCopy || isReplacedOpen || sale.reason?.code === 'twin-open'
      if (action === 'other-provider') return !isBarred
      return action !== 'sell-again' || (sale.tender !== 'taken-over' && sale.tender !== 'unpaid')
    }),
  )
}

/** It was sent, and by the books its customer has nothing of it. */
export function isUndone(state: Sale['state']): boolean {
  return state === 'failed' || state === 'reversed'
}

/** Whether one of these tells that its provider said a word nobody knows: was it taken back? */
export function isDoubted(alerts: readonly Alert[], id: string): boolean {
  return alerts.some(({ kind, sale }) => kind === 'unknown-word' && sale === id)
}

/**
 * Whether one of these tells that it may arrive although it was called failed: its cost was taken,
 * or its provider has it under way.
 */
export function isDebited(alerts: readonly Alert[], id: string): boolean {
  return alerts.some(({ kind, sale }) => kind === 'debited-after-failed' && sale === id)
}

/** The sale to decide about before the money of this one goes anywhere; null where none is. */
export function barredBy(barred: Health['barred'], id: string): SaleId | null {
  return barred.find(({ sale }) => sale === id)?.by ?? null
}

/** Whether somebody may want to ask the provider about it: its bytes left, and all is not well. */
export function isAskedAbout(sale: Standing): boolean {
  const face = faceOf(sale)
  const unsent: readonly Face[] = ['sending', 'not-sent', 'cancelled']
  return face !== 'succeeded' && face !== 'sent' && !unsent.includes(face)
}

/**
 * The shop holds the customer's cash and owes either it or a recharge that nobody is working on.
 * What says so is not put away by a key: only the press that settles it takes it off the screen.
 */
export function holdsMoney(sale: Standing & Pick<Sale, 'tender'>): boolean {
  return sale.tender === 'refund-due' || faceOf(sale) === 'not-sent'
}

const openFaces: readonly Face[] = ['sending', 'sent', 'waiting', 'checking', 'doubt', 'review']

/** Its end is not known yet, or it may still be sent. */
export function isOpen(sale: Standing): boolean {
  const face = faceOf(sale)
  return face === 'not-sent' || openFaces.includes(face)
}

/** Over without the provider having anything for it. */
export function paysNothing(state: Sale['state']): boolean {
  return state === 'failed' || state === 'cancelled' || state === 'reversed'
}

/** The sale came to its end and its money went where it belongs: nobody waits for it any more. */
export function isOver(sale: Standing & Pick<Sale, 'tender'>): boolean {
  return !holdsMoney(sale) && !openFaces.includes(faceOf(sale))
}

/** Longer ago, whoever opens the counter was not waiting for it. */
const STILL_IN_HAND_ms = 15 * 60_000

/**
 * The sale a cashier had in hand when the page was closed: the newest of the last minutes whose
 * end is not known, or whose money is still here.
 */
export function saleLeftInHand(newestFirst: readonly Sale[], now_ms: number): Sale | null {
  const inHand = newestFirst.find(
    (sale) =>
      now_ms - sale.createdAt_ms < STILL_IN_HAND_ms &&
      (holdsMoney(sale) || openFaces.includes(faceOf(sale))),
  )
  return inHand ?? null
}

/** "No" to this provider, not to this sale: another one may well take it. */
const ofTheProvider: readonly string[] = [
  'balance',
  'key',
  'account',
  'operator',
  'service',
  'rate-limit',
]

export function refusedByProvider(sale: Pick<Sale, 'reason'>): boolean {
  return sale.reason !== null && ofTheProvider.includes(sale.reason.code)
}

/** The code where the screens have words for it; `unlisted` where a newer core knows more. */
export function reasonKey(code: string): SaleReasonCode | 'unlisted' {
  return saleReasonCodes.find((known) => known === code) ?? 'unlisted'
}
