import type { ProviderId } from '../../domain/provider.ts'
import type { CoreRefusal } from '../core/refusal.ts'
import { en } from '../i18n/en/index.ts'
import type { Spoken } from '../i18n/kind-words.ts'
import { type Say, useSay } from '../i18n/say.ts'
import { faceOf } from './face.ts'
import { onItsWay, unsettled } from './unsettled.ts'

type Words = Pick<Say, 't' | 'taka' | 'wallet'>

/** The sale that was refused: its kind has words, and it was meant to go through a provider. */
interface Refused {
  readonly kind?: Spoken
  readonly provider?: ProviderId | undefined
}

/** What the core would not do, in words that say what to do instead. */
export function useRefusalWords() {
  const say = useSay()
  return (refusal: CoreRefusal, sale?: Refused) => refusalWords(say, refusal, sale)
}

type BadInput = Extract<CoreRefusal, { code: 'BAD_INPUT' }>['data']

/** The same for what nobody sells as it is asked for, before it is sent. */
export function useProblemWords(): (problem: BadInput, kind: Spoken) => string {
  const say = useSay()
  return (problem, kind) => badInputWords(say, problem, { kind })
}

/** The words the field itself would have said; the bare code only where nobody knows it. */
function badInputWords(
  { t, taka }: Words,
  { field, code, limit_e4 }: BadInput,
  {
    kind = 'any',
    provider = MISSING,
  }: Omit<Refused, 'provider'> & { readonly provider?: string | undefined },
): string {
  if (code === 'other-number') return t('refusal.OTHER_NUMBER')
  if (code === 'refund-first') return t('refusal.REFUND_FIRST')
  if (code === 'in-doubt' || code === 'resting') return t('refusal.LANE_SHUT')
  if (field === 'kind' && code === 'switched-off') return t('transferScreen.switchedOff')
  const limit = limit_e4 === null ? '' : taka(limit_e4)
  const ofPayment = paymentKey(field, code)
  if (ofPayment) return t(`paymentProblem.${ofPayment}`, { kind, limit })
  if (field === 'serviceCharge_e4' && code === 'charge-changed') {
    return t('transferScreen.chargeChanged', { charge: limit })
  }
  if (field === 'serviceCharge_e4' && code === 'above-maximum') {
    return t('transferScreen.chargeAbove', { amount: limit })
  }
  if (field === 'number' && isKeyOf(en.numberProblem, code)) return t(`numberProblem.${code}`)
  if (field === 'packageId' && isKeyOf(en.packProblem, code)) {
    return t(`packProblem.${code}`, { limit })
  }
  if (isKeyOf(en.cannot, code)) {
    const words = t(`cannot.${code}`, { kind, provider, limit: limit || MISSING })
    // A sentence without the name or the figure it is about would say nothing.
    if (!words.includes(MISSING)) return words
  }
  if (field === 'amount_e4' && isKeyOf(en.amountProblem, code)) {
    return t(`amountProblem.${code}`, { amount: limit })
  }
  return t('refusal.BAD_INPUT', { field, code: `${code} ${limit}`.trim() })
}

type PaymentKey = keyof typeof en.paymentProblem

/** What is wrong with how a sale is paid; null of all else. */
function paymentKey(field: string, code: string): PaymentKey | null {
  if (field === 'given_e4') {
    if (code === 'below-price') return code
    return code === 'sign' ? 'givenSign' : 'givenCharacters'
  }
  return field === 'credit' && isKeyOf(en.paymentProblem, code) ? code : null
}

const MISSING = '\u0000'

function isKeyOf<Table extends object>(table: Table, key: string): key is keyof Table & string {
  return Object.hasOwn(table, key)
}

/** The books this host was started with, or why others could not be opened. */
function notHere(t: Say['t'], why: string): string {
  switch (why) {
    case 'other-books':
      return t('refusal.OTHER_BOOKS')
    case 'fixed-books':
      return t('refusal.NOT_HERE')
    case 'sale-on-wire':
      return t('refusal.SALE_ON_WIRE')
    case 'books-changing':
    case 'closing':
      return t('refusal.OTHER')
    default:
      return t('refusal.BOOKS_STAY', { why })
  }
}

/** What can be said of an id besides that it proves nothing. */
const notProved: Readonly<
  Record<string, `refusal.ID_${'REUSED' | 'RIVAL' | 'OTHER_TIME' | 'ONLY_NUMBER'}` | undefined>
> = {
  'id-reused': 'refusal.ID_REUSED',
  rival: 'refusal.ID_RIVAL',
  'other-time': 'refusal.ID_OTHER_TIME',
  'only-number': 'refusal.ID_ONLY_NUMBER',
}

/** @param sale what was refused, where it was one */
export function refusalWords(say: Words, refusal: CoreRefusal, sale: Refused = {}): string {
  const { t } = say
  switch (refusal.code) {
    case 'BAD_INPUT':
      return badInputWords(say, refusal.data, sale)
    case 'WRONG_STATE': {
      const face = faceOf({ state: refusal.data.state, reason: null, failureHeardOnce: false })
      return t('refusal.WRONG_STATE', { state: t(`state.${face}`) })
    }
    case 'TWIN': {
      const { state } = refusal.data
      if (onItsWay.includes(state)) return t('refusal.TWIN_ON_ITS_WAY')
      return t(unsettled.includes(state) ? 'refusal.TWIN_OPEN' : 'refusal.TWIN')
    }
    case 'NOT_PROVED':
      return t(notProved[refusal.data.why] ?? 'refusal.NOT_PROVED')
    case 'SLIP_USED': {
      const { provider: at, wallet, amount_e4 } = refusal.data
      return t('refusal.SLIP_USED', { wallet: say.wallet(at, wallet), amount: say.taka(amount_e4) })
    }
    case 'SALE_WORDS_DIFFER':
    case 'NO_SUCH_SALE':
    case 'DECIDE_FIRST':
    case 'REPLACED_ARRIVED':
    case 'FROM_COPY':
    case 'NO_PROVIDER':
    case 'NO_SHIFT':
    case 'CLOSING':
    case 'CLOCK':
    case 'CANNOT_STORE':
      return t(`refusal.${refusal.code}`)
    case 'NOT_HERE':
      return notHere(t, refusal.data.why)
    default:
      return t('refusal.OTHER')
  }
}
