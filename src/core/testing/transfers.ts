import { v7 as uuidv7 } from 'uuid'
import type { SaleIntent } from '../../contract/schemas.ts'
import type { TransferSettings } from '../../contract/transfers.ts'
import { PartsPerMillion } from '../../domain/commission/rate.ts'
import { taka } from '../../domain/money.ts'
import { openShop, type TestShop } from './shop.ts'

export type TransferIntent = Extract<SaleIntent, { kind: 'transfer' }>

/** ৳5 up to ৳1,000, ৳10 up to ৳5,000, and above it ৳4 on each thousand. */
export const switchedOn: TransferSettings = {
  on: true,
  typedOnceUpTo_e4: taka(5_000),
  charges: [
    { from_e4: taka(1), to_e4: taka(1_000), charge: { kind: 'flat', charge_e4: taka(5) } },
    { from_e4: taka(1_001), to_e4: taka(5_000), charge: { kind: 'flat', charge_e4: taka(10) } },
    {
      from_e4: taka(5_001),
      to_e4: null,
      charge: { kind: 'per-thousand', rate: PartsPerMillion.parse(4_000) },
    },
  ],
}

/** A shop whose owner has switched mobile money on. */
export async function openTransferShop(from: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop(from)
  await shop.client.settings.save({ transfers: switchedOn })
  return shop
}

let wallets = 0

/** ৳500 to the personal bKash wallet of another customer each time, and the ৳5 the shop asks. */
export function transfer(words: Partial<TransferIntent> = {}): TransferIntent {
  wallets += 1
  return {
    id: uuidv7(),
    kind: 'transfer',
    operator: 'BK',
    number: `018${String(40_000_000 + wallets)}`,
    walletType: 'personal',
    amount_e4: taka(500),
    serviceCharge_e4: taka(5),
    provider: 'flexiloadbd',
    ...words,
  }
}

/** Sends it and waits until it stands still without time moving. */
export async function sendTransfer(shop: TestShop, words: Partial<TransferIntent> = {}) {
  const submitted = await shop.client.sales.submit(transfer(words))
  await shop.settle()
  return shop.sale(submitted.id)
}
