import { z } from 'zod'
import { Instant_ms } from './moments.ts'

/** No port that a system keeps for itself. */
export const NoticePort = z.number().int().min(1024).max(65_535)

/** Where the notices of alsamiflexi come in, for shops that run a tunnel to this computer. */
export const Notices = z.object({
  /** The owner has switched it on. Off until then. */
  enabled: z.boolean(),
  /** On 127.0.0.1 alone: a tunnel leads to it. */
  port: NoticePort,
  /** With 256 bits nobody can guess; null before it was switched on for the first time. */
  path: z.string().nullable(),
  /** `port-taken`: another program listens there. It is tried again by itself. */
  standing: z.enum(['off', 'listening', 'port-taken']),
  /** When the last one came that was not known; null before the first. */
  lastAt_ms: Instant_ms.nullable(),
})
export type Notices = z.infer<typeof Notices>

export const NoticesSave = z.strictObject({
  enabled: z.boolean(),
  port: NoticePort,
  /** The path is made anew: what was sent to the one before comes in no more. */
  newPath: z.boolean().optional(),
})
export type NoticesSave = z.infer<typeof NoticesSave>
