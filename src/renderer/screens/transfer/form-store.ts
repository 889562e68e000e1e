import type { Sale, SaleIntent } from '../../../contract/schemas.ts'
import { money, plainFigure } from '../../../domain/money.ts'
import { type CounterForm, mobileEnding } from '../../sale/counter-form.ts'
import { createFormStore } from '../../selling/form-store.ts'
import type { SaleForm } from '../../selling/sale-form.ts'
import { type Begun, newSaleId, sameForm } from '../../selling/selling-form.ts'
import { type FormAction, reduceForm } from './form.ts'
import { readiness } from './readiness.ts'
import { questionOf, read } from './reading.ts'
import { type TransferForm, emptyForm, isEmpty } from './transfer-form.ts'

const kept = createFormStore<TransferForm, FormAction>({
  first: emptyForm(newSaleId()),
  reduce: reduceForm,
  byItself: ['heard-limit'],
  isEmpty,
})
export const { store: formStore, dispatch } = kept

export function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId() })
}

/** What the machinery of every sale knows of a transfer. */
export const transferSale: SaleForm<TransferForm> = {
  store: formStore,
  handled: kept.handled,
  pay: kept.pay,
  question: (form) => questionOf(read(form)),
  readiness: (form, quote) => readiness(form, read(form), quote),
  saysTheSame: sameForm,
  acceptTwin: (twin) => dispatch({ type: 'accepted-twin', twin }),
  acceptWarning: (warning) => dispatch({ type: 'accepted-warning', warning }),
  clear: clearForm,
}

/** What every other screen may do with the form. */
export const transferForm: CounterForm = {
  screen: 'transfer',
  practice: { kind: 'transfer', numberEnding: mobileEnding },
  typeNumber(text) {
    clearForm()
    dispatch({ type: 'typed', field: 'number', text })
  },
  begin(words, begun) {
    if (words.kind === 'transfer') fillForm(words, begun)
  },
  ...kept.forOthers,
}

type Words = Extract<Sale | SaleIntent, { kind: 'transfer' }>

/** The words of an earlier transfer as a new one, with an id of its own. */
function fillForm(words: Words, begun: Begun): void {
  dispatch({
    type: 'filled',
    saleId: newSaleId(),
    draft: {
      number: words.number,
      amount: plainFigure(money(words.amount_e4)),
      brand: words.operator,
      walletType: words.walletType,
    },
    begun,
  })
}
