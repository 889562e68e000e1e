import { RuleId, type RuleSave } from '../../src/contract/commission.ts'
import { taka } from '../../src/domain/money.ts'
import { type Chance, chance, newId } from './chance.ts'
import { insist, type Teller } from './insist.ts'
import { dayBy } from './shift-book.ts'

const DAY_ms = 24 * 60 * 60_000
/** Of all that a provider can be believed to give back. */
const rates = [10_000, 20_000, 27_500, 30_000, 41_234] as const

/** The owner, who was promised another commission. */
export class RuleMaker {
  readonly #teller: Teller
  readonly #draw: Chance
  readonly #made: RuleSave[] = []

  constructor(teller: Teller) {
    this.#teller = teller
    this.#draw = chance(`${teller.scene.seed} rules`)
  }

  /** A rule from today or a later day on, or the end of one that was made before. */
  async changes(): Promise<void> {
    const { scene, machine } = this.#teller
    // Nobody writes a rule at a counter that does not run.
    if (!machine.isRunning) return
    const { orders } = scene.checks.dayBook
    const draw = this.#draw
    const id = RuleId.parse(newId(machine.wall(), draw))
    const from = this.#day(draw.pick([0, 0, 1, 2]))
    const before = this.#made[draw.between(0, this.#made.length - 1)]
    const isEnd = before !== undefined && draw.oneIn(4)
    if (isEnd) {
      const rule = RuleId.parse(before.id)
      orders.rules.set(id, { ends: before.id, from })
      await this.#twice('end rule', (client) => client.commission.end({ id, rule, from }))
      return
    }
    const rule = this.#rule(id, from)
    this.#made.push(rule)
    orders.rules.set(id, rule)
    await this.#twice('save rule', (client) => client.commission.save(rule))
  }

  #rule(id: RuleId, from: string): RuleSave {
    const draw = this.#draw
    const rate = draw.pick(rates)
    const share = draw.oneIn(2)
      ? ({ kind: 'per-thousand', rate } as const)
      : ({ kind: 'percent', rate } as const)
    const provider = draw.pick(['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const)
    const of = draw.oneIn(2)
      ? ({ what: 'all' } as const)
      : ({ what: 'operator', operator: draw.pick(['GP', 'RB', 'BL'] as const) } as const)
    return { id, provider, kind: 'recharge', of, from, ...this.#earns(share) }
  }

  #earns(share: { kind: 'per-thousand' | 'percent'; rate: number }): Pick<RuleSave, 'earns'> {
    if (!this.#draw.oneIn(3)) return { earns: share }
    const flat = { kind: 'flat', commission_e4: taka(1) } as const
    const slabs = [
      { from_e4: taka(10), to_e4: taka(99), share },
      { from_e4: taka(100), to_e4: null, share: flat },
    ]
    return { earns: { kind: 'slab', slabs } }
  }

  #day(after: number): string {
    const today = this.#teller.scene.checks.dayBook.today()
    return dayBy(Date.parse(`${today}T00:00:00Z`) + after * DAY_ms, 0)
  }

  async #twice<Value>(words: string, call: Parameters<typeof insist<Value>>[2]): Promise<void> {
    await insist(this.#teller, words, call)
    if (this.#draw.oneIn(2)) await insist(this.#teller, words, call)
  }
}
