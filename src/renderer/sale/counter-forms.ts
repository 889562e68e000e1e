import type { SaleKind } from '../../domain/sale.ts'
import { billForm } from '../screens/bills/form-store.ts'
import { packForm } from '../screens/packages/form-store.ts'
import { rechargeForm } from '../screens/recharge/form-store.ts'
import { transferForm } from '../screens/transfer/form-store.ts'
import type { ScreenName } from '../shell/navigation.ts'
import type { CounterForm } from './counter-form.ts'

/** Where each kind is sold. A kind appears here when it has a screen. */
const forms: Readonly<Partial<Record<SaleKind, CounterForm>>> = {
  recharge: rechargeForm,
  package: packForm,
  drive: packForm,
  transfer: transferForm,
  bill: billForm,
}

/** Null for what has no screen it is sold on. */
export function formOf(kind: SaleKind): CounterForm | null {
  return forms[kind] ?? null
}

/** The form of a screen; null where nothing is sold. */
export function formOn(screen: ScreenName): CounterForm | null {
  return Object.values(forms).find((form) => form.screen === screen) ?? null
}
