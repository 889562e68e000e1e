import { taka } from '../../../domain/money.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import type { NetworkCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import type { Clock } from '../../clock.ts'
import { createProvider } from '../create-provider.ts'
import { type NodeTransportParts, nodeTransport } from '../http-node.ts'
import type {
  ListedOperator,
  OperatorDirectory,
  Order,
  Provider,
  RechargeOrder,
  SaleAnswer,
} from '../provider.ts'

/** Like a real one in length and signs, and easy to find where it must not be. */
export const testKey = '12|SIYAFUVQdUMHpx/HUc5KGmMlFloI0ohZXck7J4nQ'

export function orderOf(changes: Partial<RechargeOrder> = {}): RechargeOrder {
  return {
    kind: 'recharge',
    operator: 'GP',
    number: MobileNumber.parse('01712345678'),
    lineType: 'prepaid',
    amount_e4: taka(100),
    ourReference: 'DHK1-C1-01JG8Z6T2V3W4X5Y6Z7A8B9C0D',
    ...changes,
  }
}

export function listedOperator(operator: NetworkCode, providerCode: string): ListedOperator {
  return { operator, providerCode, name: operator, min_e4: taka(10), max_e4: taka(1000) }
}

/** alsamiflexi's list as the catalogue would keep it; null while nothing was read yet. */
export function directoryOf(listed: readonly ListedOperator[] | null): OperatorDirectory {
  return {
    hasList: () => listed !== null,
    find: (_, operator) => listed?.find((row) => row.operator === operator) ?? null,
  }
}

export interface ClientOptions extends Omit<NodeTransportParts, 'clock'> {
  readonly listed?: readonly ListedOperator[] | null
  readonly key?: string
}

/** A client of a provider on real sockets. */
export function clientOf(
  provider: ProviderId,
  url: string,
  clock: Clock,
  { listed = [listedOperator('GP', '7')], key = testKey, ...network }: ClientOptions = {},
): Provider {
  const account = { provider, baseUrl: url, key, acceptPlainHttp: false }
  const transport = nodeTransport({ clock, ...network })
  return createProvider(account, { transport, clock, directory: directoryOf(listed) })
}

/** Opens and sends, as the counter does. @throws when it could not be opened. */
export async function sell(client: Provider, order: Order = orderOf()): Promise<SaleAnswer> {
  const opened = await client.open(order)
  if (opened.kind !== 'ready') throw new Error(`not sent: ${opened.why} ${opened.words}`)
  return opened.send()
}
