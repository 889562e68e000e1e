import { z } from 'zod'
import { ListedPack } from '../domain/kinds/package/catalogue.ts'
import { PackListCode } from '../domain/kinds/package/lists.ts'
import { Money } from '../domain/money.ts'
import { Instant_ms } from './moments.ts'

/**
 * What a network has, or Skitto, as the provider's lists last came: they stand also while it is
 * offline.
 */
export const PackageShelf = z.object({
  operator: PackListCode,
  /** In the order of the provider's list. */
  packages: z.array(ListedPack),
  /** When each list was read last; null where it never was. */
  readAt_ms: Instant_ms.nullable(),
  driveReadAt_ms: Instant_ms.nullable(),
})
export type PackageShelf = z.infer<typeof PackageShelf>

/** What came, went, got another price, or is something else for the same price. */
export const PackageChange = z.object({
  seq: z.number().int(),
  at_ms: Instant_ms,
  operator: PackListCode,
  packageId: z.number().int(),
  what: z.enum(['added', 'withdrawn', 'repriced', 'altered']),
  name: z.string(),
  was_e4: Money.nullable(),
  is_e4: Money.nullable(),
})
export type PackageChange = z.infer<typeof PackageChange>
