import type { ProviderSummary, Sale } from '../../contract/schemas.ts'
import { sellersOf } from '../../domain/capability.ts'

/**
 * Whether anybody but the provider of a sale can be asked for it: by the table of what each can be
 * asked for, and by who is set up, once that is known.
 */
export function hasOthers(
  sale: Sale,
  providers: readonly Pick<ProviderSummary, 'provider' | 'hasKey'>[] | undefined,
): boolean {
  const isSetUp = (other: string) =>
    providers?.some(({ provider, hasKey }) => hasKey && provider === other) ?? true
  return sellersOf(sale.kind, sale).some((other) => other !== sale.provider && isSetUp(other))
}
