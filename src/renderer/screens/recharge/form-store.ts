import type { Sale, SaleIntent } from '../../../contract/schemas.ts'
import { money, plainFigure } from '../../../domain/money.ts'
import { type CounterForm, mobileEnding } from '../../sale/counter-form.ts'
import { createFormStore } from '../../selling/form-store.ts'
import { sameButMemory } from '../../selling/line.ts'
import type { SaleForm } from '../../selling/sale-form.ts'
import { type Begun, newSaleId } from '../../selling/selling-form.ts'
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
export const { store: formStore, dispatch } = kept

export function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId() })
}

/** What the machinery of every sale knows of a recharge. */
export const rechargeSale: SaleForm<RechargeForm> = {
  store: formStore,
  handled: kept.handled,
  pay: kept.pay,
  question: (form) => quoteRequest(form, read(form)),
  readiness: (form, quote) => readiness(form, read(form), quote),
  saysTheSame: sameButMemory((form) => [read(form).operator, read(form).lineType]),
  acceptTwin: (twin) => dispatch({ type: 'accepted-twin', twin }),
  clear: clearForm,
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
  ...kept.forOthers,
}

type Words = Extract<Sale | SaleIntent, { kind: 'recharge' }>

/** The words of an earlier sale as a new one, with an id of its own. */
function fillForm(words: Words, begun: Begun): void {
  dispatch({
    type: 'filled',
    saleId: newSaleId(),
    draft: {
      number: words.number,
      amount: plainFigure(money(words.amount_e4)),
      operator: words.operator,
      lineType: words.lineType,
    },
    begun,
  })
}
