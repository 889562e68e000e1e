import type { SaleKind } from '../../domain/sale.ts'

/** Which kind of sale a text speaks of; `any` where nothing says which. */
export type Spoken = SaleKind | 'any'

/**
 * What a kind of sale says of itself. Every other text speaks of a sale by these clauses, filled in
 * by `$t(kinds.{{kind}}.…)`, so that a new kind is one file in each language. A clause ends with
 * its stop where it is a sentence of its own.
 */
export interface KindWords {
  /** In a list of kinds. */
  readonly name: string
  /** Over the number it was sold to, and over whose that is: on slips and for the provider. */
  readonly number: string
  readonly operator: string
  /** “… does not serve this operator”. */
  readonly thisOperator: string
  /** What it waits for once the provider has it. */
  readonly waits: string
  readonly failed: string
  readonly notMade: string
  /** Without its stop: when it was called off may follow. */
  readonly notSent: string
  readonly neverSent: string
  readonly notYetSent: string
  readonly takenBack: string
  /** What to look at once more where its provider found the request wrong. */
  readonly check: string
  /** Without its stop. */
  readonly late: string
  /** What the shop owes to whoever holds the slip while nobody knows what became of it. */
  readonly owed: string
  /** What a slip promises nothing of. */
  readonly noProof: string
  readonly keep: string
  /** A condition: “only if …”. */
  readonly neither: string
  /** With the limit. */
  readonly most: string
  readonly whole: string
  /** The two things that may have become of it, for a person to choose between. */
  readonly arrived: string
  readonly notArrived: string
  /** The same on the button that writes it down: “Write: received”. */
  readonly written: string
  readonly notWritten: string
  /** What whoever decides asks its customer to show, and what else shows it. */
  readonly sms: string
  readonly otherwise: string
  /** Beside the endings of numbers worth practising with. */
  readonly practice: string
}
