import type { Money } from '../../../../domain/money.ts'
import type { SaleKind } from '../../../../domain/sale.ts'
import { ifPresent } from '../../classify.ts'
import { type Echo, moneyOf, operatorEcho } from '../../echo.ts'
import type { Order } from '../../provider.ts'
import { bill } from './bill.ts'
import type { WireKind } from './kind.ts'
import { driveKind, packageKind } from './package.ts'
import { recharge } from './recharge.ts'
import { transfer } from './transfer.ts'

type Orders = { readonly [K in SaleKind]: Extract<Order, { readonly kind: K }> }

const kinds: { readonly [K in SaleKind]: WireKind<Orders[K]> } = {
  recharge,
  package: packageKind,
  drive: driveKind,
  transfer,
  bill,
}

/** The body of `POST /request`. */
export function requestBody<K extends SaleKind>(order: Orders[K] & { readonly kind: K }): string {
  const kind = kinds[order.kind]
  return JSON.stringify({ type: kind.type, ...kind.body(order), ref_id: order.ourReference })
}

/** What an answer to a sale must repeat of it, beside the references. */
export function echoesOf<K extends SaleKind>(
  told: Readonly<Record<string, unknown>>,
  order: Orders[K] & { readonly kind: K },
): readonly Echo[] {
  return [
    ...kinds[order.kind].echoes(told, order),
    ifPresent(operatorEcho(told['operator'], order.operator)),
    ifPresent(operatorEcho(told['operator_code'], order.operator)),
  ]
}

/** What an answer says was taken; null where it does not say, or says no more than the price. */
export function chargedOf<K extends SaleKind>(
  told: Readonly<Record<string, unknown>>,
  order: Orders[K] & { readonly kind: K },
): Money | null {
  const kind = kinds[order.kind]
  return kind.charged ? kind.charged(told, order) : moneyOf(told['payable'])
}

/** What an answer that is sure to be about this sale brings for a meter. */
export function tokensOf<K extends SaleKind>(
  told: Readonly<Record<string, unknown>>,
  order: Orders[K] & { readonly kind: K },
): readonly string[] {
  return kinds[order.kind].tokens?.(told, order) ?? []
}

/** The word for a kind in `type`. */
export function typeOf(kind: SaleKind): string {
  return kinds[kind].type
}
