import { alsamiflexi } from './alsamiflexi/client.ts'
import { autoflexi } from './autoflexi/client.ts'
import { flexiloadbd } from './flexiloadbd/client.ts'
import type { ProviderParts } from './caller.ts'
import type { Provider, ProviderAccount } from './provider.ts'

const clients = { autoflexi, alsamiflexi, flexiloadbd } as const

/**
 * The client of an account. Each account gets one of its own, so that no key can stray.
 *
 * @throws when the account's address or key could not have been saved (`checkBaseUrl`,
 *   `checkKey`); the message names neither.
 */
export function createProvider(account: ProviderAccount, parts: ProviderParts): Provider {
  return clients[account.provider](account, parts)
}
