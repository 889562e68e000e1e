import type { Sale, SaleIntent } from '../../../contract/schemas.ts'
import { listFor } from '../../../domain/kinds/package/lists.ts'
import { money } from '../../../domain/money.ts'
import { type CounterForm, mobileEnding } from '../../sale/counter-form.ts'
import { createFormStore } from '../../selling/form-store.ts'
import { sameButMemory } from '../../selling/line.ts'
import type { SaleForm } from '../../selling/sale-form.ts'
import { type Begun, newSaleId } from '../../selling/selling-form.ts'
import { type FormAction, reduceForm } from './form.ts'
import { type PackForm, emptyForm, isEmpty } from './pack-form.ts'
import { readiness } from './readiness.ts'
import { quoteRequest, read } from './reading.ts'

const kept = createFormStore<PackForm, FormAction>({
  first: emptyForm(newSaleId()),
  reduce: reduceForm,
  byItself: ['remembered'],
  isEmpty,
})
export const { store: formStore, dispatch } = kept

function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId(), order: formStore.get().order })
}

/** What the machinery of every sale knows of a pack. */
export const packSale: SaleForm<PackForm> = {
  store: formStore,
  handled: kept.handled,
  pay: kept.pay,
  question: quoteRequest,
  readiness,
  saysTheSame: sameButMemory((form) => [read(form).list]),
  acceptTwin: (twin) => dispatch({ type: 'accepted-twin', twin }),
  clear: clearForm,
}

/** What every other screen may do with the form. */
export const packForm: CounterForm = {
  screen: 'packages',
  practice: { kind: 'package', numberEnding: mobileEnding },
  typeNumber(text) {
    clearForm()
    dispatch({ type: 'typed-number', text })
  },
  begin(words, begun) {
    if (words.kind === 'package' || words.kind === 'drive') fillForm(words, begun)
  },
  ...kept.forOthers,
}

type Words = Extract<Sale | SaleIntent, { kind: 'package' | 'drive' }>

/** The words of an earlier sale as a new one, with an id of its own. */
function fillForm(words: Words, begun: Begun): void {
  const { kind, number, packageId: id, packageName: name } = words
  // Only Grameenphone has Skitto's line: no sale was ever of any other's.
  const operator = listFor(words.operator, words.lineType) ?? words.operator
  const price_e4 = money(words.amount_e4)
  const pack = { kind, operator, id, name, wasCalled: null, price_e4, was_e4: null }
  dispatch({ type: 'filled', saleId: newSaleId(), number, pack, begun })
}
