import type { OperatorEntry } from '../../contract/schemas.ts'
import { rechargeLimit } from '../../domain/limits.ts'
import { networks } from '../../domain/operator.ts'
import { providerIds } from '../../domain/provider.ts'
import type { OperatorDirectory } from '../providers/provider.ts'

/** Every operator with what each provider takes for a prepaid line on a business day. */
export function operatorEntries(directory: OperatorDirectory, date: string): OperatorEntry[] {
  return networks.map(({ code, name, prefixes, lineTypes }) => ({
    code,
    name,
    prefixes: [...prefixes],
    lineTypes: [...lineTypes],
    limits: providerIds.map((provider) => {
      const limit = directory.find(provider, code) ?? rechargeLimit(provider, code, 'prepaid', date)
      return { provider, min_e4: limit?.min_e4 ?? null, max_e4: limit?.max_e4 ?? null }
    }),
  }))
}
