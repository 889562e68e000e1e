import { createHash } from 'node:crypto'
import type { ProviderId } from '../domain/provider.ts'

/**
 * Tells one account of a provider from another without saying anything of its key: 32 bits are
 * enough to notice a change, and far too few to find a key by.
 */
export function accountMark({
  provider,
  baseUrl,
  key,
}: {
  readonly provider: ProviderId
  readonly baseUrl: string
  readonly key: string
}): string {
  const said = JSON.stringify([provider, baseUrl, key])
  return createHash('sha256').update(said).digest('hex').slice(0, 8)
}
