import type { RuleSave } from '../../src/contract/commission.ts'
import type { Orders } from './orders.ts'
import type { Wrong } from './rules.ts'
import { ownOf } from './sold.ts'
import type { RuleRow, TermsOfSale } from './trade-rows.ts'
import type { Row } from './view.ts'

type Earns = RuleSave['earns']

interface RuleLine {
  readonly seq: number
  readonly scope: string
  /** Null where it ends the one before it. */
  readonly earns: Earns | null
  readonly from: string
}

/** The owner's rules as they were told to the counter, line by line. */
export class RuleLines {
  #lines: RuleLine[] = []
  readonly #orders: Orders

  constructor(orders: Orders) {
    this.#orders = orders
  }

  get newest(): number {
    return this.#lines.at(-1)?.seq ?? 0
  }

  added({ seq, id, from_date }: RuleRow): Wrong | null {
    const order = this.#orders.rules.get(id)
    const rule = order && 'ends' in order ? this.#orders.rules.get(order.ends) : order
    if (!order || !rule || 'ends' in rule) return [0, `rule ${id} was made by nobody`]
    const earns = 'ends' in order ? null : rule.earns
    // A rule that is ended before it begins never holds: its end is no earlier than itself.
    const from = 'ends' in order && order.from < rule.from ? rule.from : order.from
    this.#lines.push({ seq, scope: scopeOf(rule), earns, from })
    return from === from_date ? null : [0, `rule ${id} holds from ${from_date}, not ${from}`]
  }

  /** F31: those of a copy. */
  backTo(rows: readonly RuleRow[]): void {
    this.#lines = []
    for (const row of rows) this.added(row)
  }

  /** 0: what a sale should earn is what the rule of its day says, the most specific first. */
  wrong(row: Row, { should_e4, should_by }: TermsOfSale): Wrong | null {
    const earns = this.#for(row)
    if (!earns)
      return should_by === 'rule' ? [0, 'should earn by a rule, and none is for it'] : null
    const wanted_e4 = earnedBy(earns, row.amount_e4)
    return should_by === 'rule' && should_e4 === wanted_e4
      ? null
      : [0, `should earn ${should_e4} by ${should_by}, and its rule says ${wanted_e4}`]
  }

  #for(row: Row): Earns | null {
    const { provider, kind, operator } = row
    const { packageId, lineType } = ownOf(row)
    const pack = packageId === undefined ? [] : [`${lineType ? 'SK' : operator}#${packageId}`]
    for (const of of [...pack, operator, 'all']) {
      const scope = `${provider} ${kind} ${of}`
      const lines = this.#lines.filter(
        (one) => one.scope === scope && one.from <= row.business_date,
      )
      const [last] = lines.toSorted((a, b) =>
        a.from === b.from ? b.seq - a.seq : a.from < b.from ? 1 : -1,
      )
      if (last?.earns) return last.earns
    }
    return null
  }
}

function scopeOf({ provider, kind, of }: RuleSave): string {
  if (of.what === 'all') return `${provider} ${kind} all`
  if (of.what === 'operator') return `${provider} ${kind} ${of.operator}`
  return `${provider} ${kind} ${of.list}#${of.packageId}`
}

/** Rounded down to the ten-thousandth; amounts of the simulation are small enough for it. */
function earnedBy(earns: Earns, amount_e4: number): number {
  if (earns.kind === 'slab') {
    const slab = earns.slabs.find(
      ({ from_e4, to_e4 }) =>
        amount_e4 >= from_e4 && (to_e4 === null || amount_e4 < to_e4 + 10_000),
    )
    return slab ? earnedBy(slab.share, amount_e4) : 0
  }
  return earns.kind === 'flat'
    ? earns.commission_e4
    : Math.floor((amount_e4 * earns.rate) / 1_000_000)
}
