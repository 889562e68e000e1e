import type { z } from 'zod'
import { TopUp } from './schemas.ts'

/** What is booked already with the slip of a top-up. */
export const SlipBooked = TopUp.pick({ provider: true, wallet: true, amount_e4: true })
export type SlipBooked = z.infer<typeof SlipBooked>
