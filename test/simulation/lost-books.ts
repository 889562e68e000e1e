import type { FarEnd } from './far-end.ts'
import type { Wrong } from './rules.ts'
import type { View } from './view.ts'

/** Where a customer's money has gone for good, as far as one sale can tell. */
const GONE: readonly string[] = ['refunded', 'unpaid', 'taken-over']

/** `unknown`: the operator is still going to say. */
type Fate = 'due' | 'settled' | 'unknown'

/** F31: where money went in books that are gone, if they knew more of it than the copy does. */
export function tenderLost(lost: View['row'], tender: string): string | null {
  return GONE.includes(lost.tender) && !GONE.includes(tender) ? lost.tender : null
}

/**
 * F31: what books that are gone did with customers' money, held against what is paid and sold with
 * it from the copy in their place. Whoever asks the customer, the provider and the drawer knows it.
 */
export class LostBooks {
  readonly #ever: ReadonlyMap<string, View>
  readonly #farEnd: FarEnd
  readonly #handsNothing = new Set<string>()

  /** @param ever every sale that ever stood in the books, by its id */
  constructor(ever: ReadonlyMap<string, View>, farEnd: FarEnd) {
    this.#ever = ever
    this.#farEnd = farEnd
  }

  fateOf(id: string): Fate {
    const view = this.#ever.get(id)
    if (!view) return 'due'
    if (view.tenderLost !== null) return this.#wentTo(view, view.tenderLost)
    return view.isOfCopy ? this.#delivered(view) : 'due'
  }

  /** Somebody has found out that it is settled, and books it without giving anything. */
  handsNothing(id: string): void {
    this.#handsNothing.add(id)
  }

  /** 11: what went back, or paid for what was delivered, is not given back once more. */
  wrongPayment({ row }: View): Wrong | null {
    if (this.#handsNothing.has(row.id) || this.fateOf(row.id) !== 'settled') return null
    return [11, 'is paid back, and was settled in the books that are gone']
  }

  /** 4: nor is anything sent for it. */
  wrongRetry(held: View): Wrong | null {
    if (this.fateOf(held.row.id) !== 'settled') return null
    return [4, 'is sold with money that was settled in the books that are gone']
  }

  #wentTo(view: View, tender: string): Fate {
    if (tender !== 'taken-over') return 'settled'
    const [holder] = [...this.#ever.values()]
      .filter(({ row, isPaidFromHeld }) => row.retry_of === view.row.id && isPaidFromHeld)
      .toReversed()
    if (!holder) return 'due'
    const delivered = this.#delivered(holder)
    if (delivered !== 'due') return delivered
    const went = holder.tenderLost ?? holder.row.tender
    return GONE.includes(went) ? this.#wentTo(holder, went) : 'due'
  }

  #delivered({ sent }: View): Fate {
    if (sent?.isPending) return 'unknown'
    const outcome = sent && this.#farEnd.executionOf(sent)?.outcome
    if (outcome === 'pending') return 'unknown'
    return outcome === 'succeeded' ? 'settled' : 'due'
  }
}
