import { z } from 'zod'
import { ProviderId } from '../../src/domain/provider.ts'

/** The environment variable that carries the order to the counter under test. */
export const ORDER = 'KILL_TEST'

/** What the counter under test is told at its start. */
export const KillOrder = z.strictObject({
  /** Ends itself at this point; null: at none. */
  point: z.string().nullable(),
  /** Only for a sale of this provider; null: whoever's. */
  provider: ProviderId.nullable(),
  /** At which passage of the point, from 1. */
  nth: z.number().int().min(1),
  /** "in commit": so many microseconds after SQLite was told to commit. */
  delay_us: z.number().int().min(0),
  /** How many milliseconds of the counter pass in one of the machine's. */
  pace: z.number().positive(),
  /** The counter's wall clock, as it was when the machine's showed `began_ms`. */
  wall_ms: z.number(),
  began_ms: z.number(),
  /** A bug that is seeded, to show that it is found; null: none. */
  mutant: z.string().nullable(),
})
export type KillOrder = z.infer<typeof KillOrder>
