import type { Sale, SaleIntent } from '../../../contract/schemas.ts'
import { formatFigure, money } from '../../../domain/money.ts'
import { type CounterForm, mobileEnding } from '../../sale/counter-form.ts'
import { createFormStore } from '../../selling/form-store.ts'
import type { SaleForm } from '../../selling/sale-form.ts'
import { type Begun, newSaleId, sameForm } from '../../selling/selling-form.ts'
import { turnOf } from '../../selling/turn.ts'
import { type FormAction, reduceForm } from './form.ts'
import { readiness } from './readiness.ts'
import { quoteRequest, read } from './reading.ts'
import { type RechargeForm, emptyForm, isEmpty } from './recharge-form.ts'

const kept = createFormStore<RechargeForm, FormAction>({
  first: emptyForm(newSaleId()),
  reduce: reduceForm,
  byItself: ['remembered'],
  isEmpty,
})
export const { store: formStore, dispatch, fromNow: formFromNow } = kept

export function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId() })
}

/** What the machinery of every sale knows of a recharge. */
export const rechargeSale: SaleForm<RechargeForm> = {
  store: formStore,
  handled: kept.handled,
  question: (form) => quoteRequest(form, read(form)),
  readiness: (form, quote) => readiness(form, read(form), quote),
  saysTheSame,
  acceptTwin: (twin) => dispatch({ type: 'accepted-twin', twin }),
  clear: clearForm,
}

/** The counter may have come to know what last succeeded; it counts where it reads otherwise. */
function saysTheSame(now: RechargeForm, pressed: RechargeForm): boolean {
  if (!sameForm({ ...now, memory: pressed.memory }, pressed)) return false
  const [one, other] = [read(now), read(pressed)]
  return one.operator === other.operator && one.lineType === other.lineType
}

/** What every other screen may do with the form. */
export const rechargeForm: CounterForm = {
  screen: 'recharge',
  practice: { kind: 'recharge', numberEnding: mobileEnding },
  typeNumber(text) {
    clearForm()
    dispatch({ type: 'typed-number', text })
  },
  begin(words, begun) {
    if (words.kind === 'recharge') fillForm(words, begun)
  },
  isEmpty: () => isEmpty(formStore.get()),
  fromNow: formFromNow,
  turn: () => turnOf(formStore.get()),
}

type Words = Extract<Sale | SaleIntent, { kind: 'recharge' }>

/** The words of an earlier sale as a new one, with an id of its own. */
function fillForm(words: Words, { retryOf = null, inPlaceOf = null, notThrough }: Begun): void {
  dispatch({
    type: 'filled',
    saleId: newSaleId(),
    draft: {
      number: words.number,
      amount: formatFigure(money(words.amount_e4)).replaceAll(',', ''),
      operator: words.operator,
      lineType: words.lineType,
      notThrough: notThrough ?? null,
    },
    origin: { retryOf, inPlaceOf },
  })
}
