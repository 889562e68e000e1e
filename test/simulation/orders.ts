import type { RuleSave } from '../../src/contract/commission.ts'
import type { DuesMove } from '../../src/contract/dues.ts'
import type { SaleIntent } from '../../src/contract/schemas.ts'
import type { CashMove } from '../../src/contract/shifts.ts'
import type { OnCredit } from './payment.ts'
import type { Row } from './view.ts'

/**
 * What people told the counter to book, by the id of each: each is booked once or not at all,
 * however often it was told, and nothing else is.
 */
export class Orders {
  /** What was counted at the opening of a shift, by its id. */
  readonly openings = new Map<string, number>()
  /** Every sum a shift was counted with at its end. */
  readonly counts = new Map<string, Set<number>>()
  readonly moves = new Map<string, CashMove>()
  readonly dues = new Map<string, DuesMove>()
  /** Rules, and lines that end one (with the rule they end). */
  readonly rules = new Map<string, RuleSave | { readonly ends: string; readonly from: string }>()
  readonly #intents = new Map<string, SaleIntent[]>()

  counted(shift: string, counted_e4: number): void {
    const counts = this.counts.get(shift) ?? new Set<number>()
    this.counts.set(shift, counts.add(counted_e4))
  }

  sold(intent: SaleIntent): void {
    const before = this.#intents.get(intent.id)
    if (before) before.push(intent)
    else this.#intents.set(intent.id, [intent])
  }

  /** The ways in which a cashier said that a sale is paid. */
  paymentsOf({ id, amount_e4 }: Row): readonly (OnCredit | null)[] {
    const meant = (this.#intents.get(id) ?? []).filter((one) => one.amount_e4 === amount_e4)
    return meant.map(({ credit }) => credit ?? null)
  }
}
