import { type Store, createStore } from '../core/store.ts'
import type { SellingForm } from './selling-form.ts'

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
  /** @returns whether it may still be written over: it is empty, or untouched from now on. */
  readonly fromNow: () => () => boolean
}

/** Where the form of one kind of sale is kept, and what tells a hand's changes from the others. */
export function createFormStore<Form extends SellingForm, Action extends { readonly type: string }>(
  rules: FormRules<Form, Action>,
): FormStore<Form, Action> {
  const store = createStore(rules.first)
  const handled = createStore(0)
  return {
    store,
    handled,
    dispatch(action) {
      const before = store.get()
      store.set((form) => rules.reduce(form, action))
      const isByHand = !rules.byItself.includes(action.type)
      if (store.get() !== before && isByHand) handled.set((times) => times + 1)
    },
    fromNow() {
      const before = handled.get()
      return () => handled.get() === before || rules.isEmpty(store.get())
    },
  }
}
