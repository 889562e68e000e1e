import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { LineType, OperatorCode } from '../domain/operator.ts'
import { ProviderId } from '../domain/provider.ts'
import { SaleKind } from '../domain/sale.ts'

const Range = { min_e4: Money.nullable(), max_e4: Money.nullable() }

/** A network, a brand of mobile money or a biller, with who sells it and how. */
export const OperatorEntry = z.object({
  code: OperatorCode,
  name: z.object({ bn: z.string(), en: z.string() }),
  /** Of a network alone. */
  prefixes: z.array(z.string()),
  lineTypes: z.array(LineType),
  /** What each provider takes: of a network for a recharge of a prepaid line. */
  limits: z.array(z.object({ provider: ProviderId, ...Range })),
  /** Everything of it that can be sold, and through whom; a package costs what it costs. */
  sells: z.array(
    z.object({
      provider: ProviderId,
      kind: SaleKind,
      /** Of a recharge: the lines the provider can say. Of a package: those with their own. */
      lineTypes: z.array(LineType),
      ...Range,
    }),
  ),
})
export type OperatorEntry = z.infer<typeof OperatorEntry>
