import { z } from 'zod'
import { type Money, money } from '../../domain/money.ts'

/** The operators POST /packages knows: the table of mobile operators. */
export const packCodes = ['GP', 'RB', 'BL', 'AT', 'TT', 'SK'] as const
export const PackCode = z.enum(packCodes)
export type PackCode = z.infer<typeof PackCode>

/** "Filter: data · combo · minutes · rate · drive". */
export const PackType = z.enum(['data', 'combo', 'minutes', 'rate', 'drive'])
export type PackType = z.infer<typeof PackType>

const Amount_e4 = z
  .number()
  .int()
  .min(0)
  .max(10 ** 12)
  .transform((amount_e4): Money => money(amount_e4))
const Price_e4 = Amount_e4.refine((price_e4) => price_e4 > 0, 'a pack has a price')

/** A bundle an operator sells under an id of flexiloadbd's own. */
export const Pack = z.strictObject({
  id: z.number().int().min(1),
  operator: PackCode,
  type: PackType,
  name: z.string().min(1).max(200),
  price_e4: Price_e4,
  /** What the provider gives back of the price. */
  commission_e4: Amount_e4,
  tag: z.string().max(40).nullable(),
})
export type Pack = Readonly<z.output<typeof Pack>>

/** What becomes of the list while the sandbox runs. */
export const PackChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('add'), pack: Pack }),
  z.strictObject({ change: z.literal('withdraw'), id: z.number().int() }),
  z.strictObject({
    change: z.literal('reprice'),
    id: z.number().int(),
    price_e4: Price_e4,
    /** As it was, unless said. */
    commission_e4: Amount_e4.optional(),
  }),
  z.strictObject({
    change: z.literal('rename'),
    id: z.number().int(),
    name: Pack.shape.name,
  }),
])
/** A change as tests write it and POST /packs takes it. */
export type PackChange = z.input<typeof PackChange>
