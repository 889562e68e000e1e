import { z } from 'zod'
import { ProviderId } from '../domain/provider.ts'
import { PLAN_BOUNDS } from '../domain/rate-limits.ts'

/** A provider's account as the owner sets it up. */
export const ProviderSave = z
  .strictObject({
    provider: ProviderId,
    baseUrl: z.string().max(300),
    /** Absent: keep the key that is there. */
    key: z.string().max(20_000).optional(),
    preference: z.number().int().min(1).max(99),
    acceptPlainHttp: z.boolean().optional(),
    /** Calls a minute by the owner's plan at alsamiflexi. Absent: keep what is there. */
    perMinute: z.number().int().min(PLAN_BOUNDS.min).max(PLAN_BOUNDS.max).optional(),
  })
  .refine(({ provider, perMinute }) => perMinute === undefined || provider === 'alsamiflexi')
export type ProviderSave = z.infer<typeof ProviderSave>
