import type { SaleIntent } from '../../src/contract/schemas.ts'
import { listFor } from '../../src/domain/kinds/package/lists.ts'
import { money } from '../../src/domain/money.ts'
import { assertNever, present } from '../../src/domain/result.ts'
import type { Chance } from './chance.ts'
import type { Machine } from './machine.ts'
import type { SalePlan } from './plan.ts'

/** What is the same for an intent of every kind. */
type More = Pick<SaleIntent, 'provider' | 'retryOf' | 'twinSeen'>

/** What the counter is told of a customer of the plan. */
export function intentOf(sale: SalePlan, id: string, more: More = {}): SaleIntent {
  const { name: _name, at_ms: _at_ms, provider, serviceCharge_e4, ...wanted } = sale
  const through = provider === null ? {} : { provider }
  const charge = serviceCharge_e4 === 0 ? {} : { serviceCharge_e4 }
  return { ...wanted, ...through, ...charge, ...more, id }
}

/** Another thing under the same id, for another sum or in a word of its kind. */
export function otherWordsOf(intent: SaleIntent, draw: Chance): SaleIntent {
  if (draw.oneIn(2)) return { ...intent, amount_e4: intent.amount_e4 + 10_000 }
  switch (intent.kind) {
    case 'recharge':
      return { ...intent, amount_e4: intent.amount_e4 + 20_000 }
    case 'package':
    case 'drive':
      return { ...intent, packageId: intent.packageId + 1 }
    case 'transfer': {
      const walletType = intent.walletType === 'agent' ? 'personal' : 'agent'
      return { ...intent, walletType }
    }
    case 'bill':
      return { ...intent, year: '2024' }
    default:
      return assertNever(intent)
  }
}

/**
 * What it is called and costs as the counter's screen shows it; another one of its sort where it
 * is not sold any more. Null where the screen shows none: nobody can choose anything.
 */
export async function priced(machine: Machine, sale: SalePlan): Promise<SalePlan | null> {
  if (sale.kind !== 'package' && sale.kind !== 'drive') return sale
  const { name, kind, packageId } = sale
  const operator = present(listFor(sale.operator, sale.lineType), 'the list of a pack')
  const shelf = await machine.ask(name, 'shelf', (client) => client.packages.list({ operator }))
  if (shelf.kind !== 'answer') return null
  const sort = shelf.value.packages.filter((pack) => (pack.sort === 'drive') === (kind === 'drive'))
  const pack = sort.find(({ id }) => id === packageId) ?? sort[0]
  if (!pack) return null
  const { id, name: packageName, price_e4 } = pack
  return { ...sale, packageId: id, packageName, amount_e4: money(price_e4) }
}
