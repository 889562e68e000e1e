import type { ProviderAccount } from '../providers/provider.ts'
import type { Accounts } from './accounts.ts'

/**
 * Takes the sandbox's providers into the practice books. The sandbox has new ports at every start;
 * the order of preference that was chosen for practice stays.
 */
export async function keepPractice(
  account: ProviderAccount & { readonly preference: number },
  accounts: Accounts,
): Promise<void> {
  const known = accounts.list().find(({ provider }) => provider === account.provider)
  const preference = known && known.baseUrl !== '' ? known.preference : account.preference
  const { provider, baseUrl, key } = account
  const saved = await accounts.save({ provider, baseUrl, key, preference })
  if (!saved.ok) throw new Error(`the practice provider ${provider} is refused`)
}
