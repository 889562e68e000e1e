import type { Sale, SaleIntent } from '../../../contract/schemas.ts'
import { writtenMonth } from '../../../domain/kinds/bill/month.ts'
import { money, plainFigure } from '../../../domain/money.ts'
import type { CounterForm } from '../../sale/counter-form.ts'
import { createFormStore } from '../../selling/form-store.ts'
import { readinessOf } from '../../selling/readiness.ts'
import type { SaleForm } from '../../selling/sale-form.ts'
import { type Begun, newSaleId, sameForm } from '../../selling/selling-form.ts'
import { type BillForm, emptyForm, isEmpty } from './bill-form.ts'
import { type FormAction, reduceForm } from './form.ts'
import { quoteRequest, read, wordsOf } from './reading.ts'

const kept = createFormStore<BillForm, FormAction>({
  first: emptyForm(newSaleId()),
  reduce: reduceForm,
  byItself: [],
  isEmpty,
})
export const { dispatch } = kept

export function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId() })
}

/** What the machinery of every sale knows of a bill. */
export const billSale: SaleForm<BillForm> = {
  store: kept.store,
  handled: kept.handled,
  pay: kept.pay,
  question: (form) => quoteRequest(form, read(form)),
  readiness: (form, quote) => readinessOf(form, wordsOf(read(form)), quote),
  saysTheSame: sameForm,
  acceptTwin: (twin) => dispatch({ type: 'accepted-twin', twin }),
  clear: clearForm,
}

/** As many digits as any biller takes. */
const METER = '123456'

/** What every other screen may do with the form. */
export const billForm: CounterForm = {
  screen: 'bills',
  practice: { kind: 'bill', numberEnding: (ending) => METER + ending },
  typeNumber(text) {
    // Endings are tried one after the other, of one biller.
    const { operator } = kept.store.get()
    clearForm()
    if (operator !== null) dispatch({ type: 'chose-biller', operator })
    dispatch({ type: 'typed', field: 'number', text })
  },
  begin(words, begun) {
    if (words.kind === 'bill') fillForm(words, begun)
  },
  ...kept.forOthers,
}

type Words = Extract<Sale | SaleIntent, { kind: 'bill' }>

/** The words of an earlier bill as a new one, with an id of its own. */
function fillForm(words: Words, begun: Begun): void {
  const { operator, number, phone } = words
  const { month, year } = 'billMonth' in words ? writtenMonth(words.billMonth) : words
  dispatch({
    type: 'filled',
    saleId: newSaleId(),
    draft: {
      operator,
      number,
      month,
      year,
      phone: phone ?? '',
      amount: plainFigure(money(words.amount_e4)),
    },
    begun,
  })
}
