import { z } from 'zod'

/** What changed, never the new state: the reader fetches. */
export const Change = z.object({
  topic: z.enum([
    'sale',
    'wallet',
    'provider',
    'packages',
    'bills',
    'settings',
    'line',
    'shift',
    'dues',
    'commission',
    'day',
    'print',
  ]),
  id: z.string(),
  seq: z.number().int(),
})
export type Change = z.infer<typeof Change>
