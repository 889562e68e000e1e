import { v7 } from 'uuid'
import type { RechargeIntent } from '../../../contract/schemas.ts'
import { formatFigure, money } from '../../../domain/money.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { SaleId } from '../../../domain/sale.ts'
import { createStore } from '../../core/store.ts'
import { type FormAction, type Origin, reduceForm } from './form.ts'
import { type RechargeForm, emptyForm, isEmpty } from './recharge-form.ts'

/**
 * A sale's id holds the moment it was opened and chance enough for every counter there is. The
 * moment is given: by itself v7 never goes back, and where the clock was put right every form after
 * it would look as if it were opened in the future.
 */
export function newSaleId(): SaleId {
  return SaleId.parse(v7({ msecs: Date.now() }))
}

/** Outlives the screen: a look at another one loses nothing that was typed. */
export const formStore = createStore<RechargeForm>(emptyForm(newSaleId()))

/** How often a hand has changed the form. */
export const handled = createStore(0)

/** What the counter finds out by itself; everything else is somebody's doing. */
const byItself: readonly FormAction['type'][] = ['remembered', 'counted-turns']

export function dispatch(action: FormAction): void {
  const before = formStore.get()
  formStore.set((form) => reduceForm(form, action))
  if (formStore.get() !== before && !byItself.includes(action.type))
    handled.set((times) => times + 1)
}

/** @returns whether the form may still be written over: it is empty, or untouched from now on. */
export function formFromNow(): () => boolean {
  const before = handled.get()
  return () => handled.get() === before || isEmpty(formStore.get())
}

export function clearForm(): void {
  dispatch({ type: 'cleared', saleId: newSaleId() })
}

interface Begun extends Partial<Origin> {
  readonly notThrough?: ProviderId
}

/** The words of an earlier sale as a new one, with an id of its own. */
export function fillForm(
  words: Pick<RechargeIntent, 'number' | 'operator' | 'lineType' | 'amount_e4'>,
  { retryOf = null, inPlaceOf = null, notThrough }: Begun,
): void {
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
