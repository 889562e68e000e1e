import type { SaleIntent } from '../../src/contract/schemas.ts'
import type { TransferSettings } from '../../src/contract/transfers.ts'
import { taka } from '../../src/domain/money.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import type { Chance } from './chance.ts'
import { customer } from './customer.ts'

const TAKA_E4 = 10_000

/** Of each kind by itself; of them all together it would leave what all have in common. */
export type WithoutId<Intent> = Intent extends unknown ? Omit<Intent, 'id'> : never
type Wanted = WithoutId<SaleIntent>

/** Mobile money is switched on, and nothing is asked beside it. */
export const transfers: TransferSettings = {
  on: true,
  typedOnceUpTo_e4: taka(5_000),
  charges: [],
}

/** Endings of a number that mean something to the sandbox, a drive package's too. */
const MEANS_SOMETHING = /000[1-8]$/u

/** As the sandbox lists them. */
const threeGigabytes = {
  packageId: 2,
  packageName: '3 GB – 7 Days',
  amount_e4: 65 * TAKA_E4,
}
const thirtyGigabytes = {
  packageId: 3,
  packageName: '30 GB – 30 Days',
  amount_e4: 489 * TAKA_E4,
}

/** Some pay later, all of it or a half. */
function onCredit(amount_e4: number, chance: Chance): Pick<SaleIntent, 'credit'> {
  if (!chance.isLikely(0.2)) return {}
  const part_e4 = chance.isLikely(0.5) ? amount_e4 : amount_e4 / 2
  return { credit: { customer, amount_e4: part_e4, limitSeen: true } }
}

/** What a customer wants: a recharge, or at flexiloadbd as often one of everything else it has. */
export function wanted(provider: ProviderId, number: string, chance: Chance): Wanted {
  const amount_e4 = (20 + chance.below(480)) * TAKA_E4
  const charge = chance.isLikely(0.3) ? { serviceCharge_e4: 5 * TAKA_E4 } : {}
  const plain = { number, amount_e4, ...charge, ...onCredit(amount_e4, chance) }
  if (provider !== 'flexiloadbd' || chance.isLikely(0.5)) {
    return { kind: 'recharge', operator: 'GP', lineType: 'prepaid', ...plain }
  }
  // Loaded by hand, an ordinary drive package is not there before the test is over.
  const kinds = ['package', 'transfer', 'bill', ...(MEANS_SOMETHING.test(number) ? ['drive'] : [])]
  switch (chance.pick(kinds)) {
    case 'package':
      return { kind: 'package', operator: 'GP', number, ...charge, ...threeGigabytes }
    case 'drive':
      return { kind: 'drive', operator: 'GP', number, ...charge, ...thirtyGigabytes }
    case 'transfer': {
      const walletType = chance.isLikely(0.3) ? 'agent' : 'personal'
      return { kind: 'transfer', operator: 'BK', walletType, number, amount_e4 }
    }
    default: {
      const month = { month: chance.pick(['01', '11', '12']), year: '2025', phone: number }
      const of = { operator: chance.pick(['PBP', 'DSD'] as const), number, amount_e4, ...charge }
      return { kind: 'bill', ...of, ...month }
    }
  }
}
