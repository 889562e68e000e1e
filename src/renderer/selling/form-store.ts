import { type Store, createStore } from '../core/store.ts'
import type { CounterForm } from '../sale/counter-form.ts'
import { IN_CASH, type PaymentAction, reducePayment } from './payment.ts'
import type { SellingForm } from './selling-form.ts'
import { turnOf } from './turn.ts'

interface FormRules<Form, Action extends { readonly type: string }> {
  readonly first: Form
  readonly reduce: (form: Form, action: Action) => Form
  /** What the counter finds out by itself; everything else is somebody's doing. */
  readonly byItself: readonly Action['type'][]
  readonly isEmpty: (form: Form) => boolean
}

export interface FormStore<Form, Action> {
  /** Outlives the screen: a look at another one loses nothing that was typed. */
  readonly store: Store<Form>
  /** How often a hand has changed the form. */
  readonly handled: Store<number>
  readonly dispatch: (action: Action) => void
  /** How its customer pays is said the same way, whatever is sold. */
  readonly pay: (action: PaymentAction) => void
  /** What every other screen may do with the form, whatever is sold by it. */
  readonly forOthers: Pick<CounterForm, 'isEmpty' | 'fromNow' | 'turn' | 'payment' | 'pay'>
}

/** Another number is another customer's, who pays for nothing that was said before. */
function paidByTheSame<Form extends SellingForm>(before: Form, after: Form): Form {
  const isAnothers = after.number !== before.number && after.payment === before.payment
  return isAnothers && after.payment !== IN_CASH ? { ...after, payment: IN_CASH } : after
}

/** Where the form of one kind of sale is kept, and what tells a hand's changes from the others. */
export function createFormStore<Form extends SellingForm, Action extends { readonly type: string }>(
  rules: FormRules<Form, Action>,
): FormStore<Form, Action> {
  const store = createStore(rules.first)
  const handled = createStore(0)
  const touched = () => handled.set((times) => times + 1)
  const pay = (action: PaymentAction) => {
    store.set((form) => ({ ...form, payment: reducePayment(form.payment, action) }))
    touched()
  }
  return {
    store,
    handled,
    dispatch(action) {
      const before = store.get()
      store.set((form) => paidByTheSame(form, rules.reduce(form, action)))
      const isByHand = !rules.byItself.includes(action.type)
      if (store.get() !== before && isByHand) touched()
    },
    pay,
    forOthers: {
      isEmpty: () => rules.isEmpty(store.get()),
      fromNow() {
        const before = handled.get()
        return () => handled.get() === before || rules.isEmpty(store.get())
      },
      turn: () => turnOf(store.get()),
      payment: () => store.get().payment,
      pay,
    },
  }
}
