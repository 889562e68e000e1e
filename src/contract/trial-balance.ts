import { z } from 'zod'
import { Money } from '../domain/money.ts'

export const TrialBalance = z.object({
  accounts: z.array(z.object({ account: z.string(), balance_e4: Money })),
  sum_e4: z.literal(0),
})
export type TrialBalance = z.infer<typeof TrialBalance>
