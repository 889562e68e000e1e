import type { Quote } from '../../contract/quote.ts'
import type { ProviderSummary, Sale, SaleIntent } from '../../contract/schemas.ts'
import type { CannotSellReason } from '../../contract/choice.ts'
import { type Money, ZERO, addMoney, money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { z } from 'zod'
import { unsettled } from '../sale/unsettled.ts'
import { paymentWords } from './payment.ts'
import type { SellingForm } from './selling-form.ts'

type Common =
  | ('id' | 'provider' | 'retryOf' | 'twinSeen' | 'copySeen' | 'books')
  | ('given_e4' | 'credit')
type Words<Intent> = Intent extends SaleIntent ? Omit<Intent, Common> : never

/** What is sold, as its kind says it: what every sale has beside it comes from the form. */
export type SoldWords = Words<SaleIntent>

type Reason = z.infer<typeof CannotSellReason>

/** Why no provider can take the sale, and whom it is about. */
export interface Hindrance {
  readonly reason: Reason
  readonly provider: ProviderId
  readonly limit_e4: Money | null
  /** Another provider would take it. */
  readonly elsewhere: boolean
}

/** Whether `+` may send what stands on the read-back, and if not, why not. */
export type Readiness =
  | { readonly kind: 'filling' }
  | { readonly kind: 'looking' }
  /** Nobody sells it as it is asked for: what of it, and what is wrong with that. */
  | { readonly kind: 'unsold'; readonly problem: NonNullable<Quote['cannot']> }
  | { readonly kind: 'cannot'; readonly hindrance: Hindrance | null }
  /** What was handed over, or is to be paid later, does not fit the price. */
  | { readonly kind: 'unpaid' }
  /** The same number and amount a moment ago: asked about first. */
  | { readonly kind: 'twin'; readonly twin: Sale }
  /** What became of the twin is not known: a second one could be paid twice. */
  | { readonly kind: 'twin-open'; readonly twin: Sale }
  /** Shifts are counted here and none is open: the drawer is counted first. */
  | { readonly kind: 'no-shift' }
  /** Its kind has something to warn of, in words of its own: a press goes on, another sends. */
  | { readonly kind: 'warned'; readonly warning: string }
  | {
      readonly kind: 'ready'
      readonly intent: SaleIntent
      readonly beside: Sale | null
      /** What was warned of and gone on from. */
      readonly warned?: string
    }

/**
 * @param words what would be sent; null while something of it is missing
 * @param quote the core's answer to exactly what the form says now, or null while it is asked
 */
export function readinessOf(
  form: SellingForm,
  words: SoldWords | null,
  quote: Quote | null,
): Readiness {
  if (words === null) return { kind: 'filling' }
  if (quote === null || form.turns > 0) return { kind: 'looking' }
  if (quote.cannot !== null) return { kind: 'unsold', problem: quote.cannot }
  if (quote.provider === null)
    return { kind: 'cannot', hindrance: hindranceOf(quote, form.provider) }
  if (form.stage !== 'read-back') return { kind: 'filling' }
  const paid = paymentWords(form.payment, priceOf(words))
  if (paid === null) return { kind: 'unpaid' }
  const { twin } = quote
  if (twin && unsettled.includes(twin.state)) return { kind: 'twin-open', twin }
  if (twin && form.twinSeen !== twin.id) return { kind: 'twin', twin }
  const intent: SaleIntent = {
    ...words,
    ...paid,
    id: form.saleId,
    // What was read back is what is sent: the preference may change in between.
    provider: quote.provider,
    ...(form.retryOf === null ? {} : { retryOf: form.retryOf }),
    ...(twin ? { twinSeen: twin.id } : {}),
  }
  return { kind: 'ready', intent, beside: twin }
}

/** What the customer pays: what is sent, and the shop's own charge. */
function priceOf({ amount_e4, serviceCharge_e4 = 0 }: SoldWords): Money {
  // As they were read in the form, or came from the core.
  return addMoney(money(amount_e4), serviceCharge_e4 === 0 ? ZERO : money(serviceCharge_e4))
}

/** What the cashier puts right at the field is said first. */
const atTheField: readonly Reason[] = ['whole-taka', 'below-minimum', 'above-maximum']

/** What is put right at the amount alone. */
export function isOfAmount(ready: Readiness): boolean {
  return ready.kind === 'cannot' && atTheField.some((one) => one === ready.hindrance?.reason)
}

/** Where another provider takes it: what choosing one puts right, then what only passes. */
const besideAnother: readonly Reason[] = [
  'line-type',
  'operator',
  'plain-http',
  'key-refused',
  'in-doubt',
  'resting',
  'not-set-up',
]

/** Where nobody takes it: what passes soonest is what the customer would wait for. */
const ofEverybody: readonly Reason[] = [
  'resting',
  'in-doubt',
  'key-refused',
  'plain-http',
  'line-type',
  'operator',
  'not-set-up',
]

/** The one reason to tell, out of every provider's. Null when there is no provider at all. */
export function hindranceOf(quote: Quote, chosen: ProviderId | null): Hindrance | null {
  const { choices } = quote
  const mine = choices.filter((choice) => chosen === null || choice.provider === chosen)
  if (mine.every(({ cannot }) => cannot === 'not-set-up') && mine.length > 1) return null
  const elsewhere = choices.some(({ cannot }) => cannot === null)
  for (const reason of [...atTheField, ...(elsewhere ? besideAnother : ofEverybody)]) {
    const asked = elsewhere || atTheField.includes(reason) ? mine : choices
    const said = asked.filter((choice) => choice.cannot === reason)
    const [first] = said
    if (!first) continue
    const limits = said.map((choice) => choice.limit_e4).filter((limit) => limit !== null)
    return { reason, provider: first.provider, limit_e4: widest(reason, limits), elsewhere }
  }
  return null
}

/** Its words: another provider is offered only where there is one that takes the sale. */
export function wordsOf({ reason, elsewhere }: Hindrance) {
  return elsewhere || !isOfNobody(reason) ? (`cannot.${reason}` as const) : noneWords[reason]
}

const noneWords = {
  resting: 'noneCan.resting',
  'in-doubt': 'noneCan.in-doubt',
  'key-refused': 'noneCan.key-refused',
  'line-type': 'noneCan.line-type',
  operator: 'noneCan.operator',
  'plain-http': 'noneCan.plain-http',
} as const

function isOfNobody(reason: Reason): reason is keyof typeof noneWords {
  return Object.hasOwn(noneWords, reason)
}

/** The limit that at least one provider would have taken. */
function widest(reason: Reason, limits: readonly Money[]): Money | null {
  if (limits.length === 0) return null
  return money(reason === 'below-minimum' ? Math.min(...limits) : Math.max(...limits))
}

/** The provider so many turns after this one, of those that can take the sale. */
export function providerAfter(
  quote: Quote,
  from: ProviderId | null,
  turns: number,
): ProviderId | null {
  const able = quote.choices.filter((choice) => choice.cannot === null)
  const at = able.findIndex(({ provider }) => provider === (from ?? quote.provider))
  // One that cannot take it stands before the first that can.
  return able[(at + turns) % able.length]?.provider ?? from
}

/** The provider after this one; null when there is no other. */
export function nextProvider(quote: Quote): ProviderId | null {
  const next = providerAfter(quote, quote.provider, 1)
  return next === quote.provider ? null : next
}

/** Where the internet asks to log in nothing answers either, whatever comes back. */
const silent: readonly ProviderSummary['health']['state'][] = ['down', 'login']

/** That the sale would go to a provider that did not answer of late; null where it answers. */
export function notAnswering(
  quote: Quote,
  providers: readonly Pick<ProviderSummary, 'provider' | 'health'>[],
): { readonly provider: ProviderId; readonly elsewhere: boolean } | null {
  const { provider } = quote
  const standing = providers.find((one) => one.provider === provider)
  if (provider === null || !standing || !silent.includes(standing.health.state)) return null
  return { provider, elsewhere: nextProvider(quote) !== null }
}

/** The form with its turns counted, now that it is known who can take the sale. */
export function countedTurns<Form extends SellingForm>(form: Form, quote: Quote): Form {
  if (form.turns === 0) return form
  const provider = providerAfter(quote, form.provider, form.turns)
  // Where there is no other, the choice stays the preference's.
  return { ...form, provider: provider === quote.provider ? form.provider : provider, turns: 0 }
}
