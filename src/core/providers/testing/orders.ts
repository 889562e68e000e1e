import { BillNumber } from '../../../domain/kinds/bill/bill-number.ts'
import { BillMonth } from '../../../domain/kinds/bill/month.ts'
import { WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { taka } from '../../../domain/money.ts'
import { type ProviderId, providerIds } from '../../../domain/provider.ts'
import { type SaleKind, saleKinds } from '../../../domain/sale.ts'
import type { Order } from '../provider.ts'
import { orderOf } from './clients.ts'

type OrderOf<K extends SaleKind> = Extract<Order, { readonly kind: K }>

const { ourReference, number } = orderOf()
const forALine = { operator: 'GP', number, ourReference } as const

/** An order of every kind. Its number ends like that of any other: a test knows it by its end. */
export const orders: { readonly [K in SaleKind]: OrderOf<K> } = {
  recharge: orderOf(),
  package: {
    kind: 'package',
    ...forALine,
    packageId: 3,
    packageName: '3 GB – 7 Days',
    packageCommission_e4: taka(2),
    amount_e4: taka(100),
  },
  drive: {
    kind: 'drive',
    ...forALine,
    packageId: 9,
    packageName: 'Drive 30 GB',
    packageCommission_e4: taka(10),
    amount_e4: taka(100),
  },
  transfer: {
    kind: 'transfer',
    operator: 'BK',
    number: WalletNumber.parse('01712345678'),
    walletType: 'personal',
    amount_e4: taka(100),
    ourReference,
  },
  bill: {
    kind: 'bill',
    operator: 'PBD',
    number: BillNumber.parse('01712345678'),
    billMonth: BillMonth.parse('2026-04'),
    phone: MobileNumber.parse('01812345678'),
    amount_e4: taka(100),
    ourReference,
  },
}

/** Every provider with every kind it sells. */
export const sold: readonly (readonly [ProviderId, SaleKind])[] = providerIds.flatMap((provider) =>
  (provider === 'flexiloadbd' ? saleKinds : (['recharge'] as const)).map(
    (kind) => [provider, kind] as const,
  ),
)
