import { v7 } from 'uuid'
import type { DuesMove } from '../../src/contract/dues.ts'
import { type CashMove, ShiftId } from '../../src/contract/shifts.ts'
import { notes, type NotesCount } from '../../src/domain/cash/notes.ts'
import { taka } from '../../src/domain/money.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import { answerOf } from './cashier.ts'
import { customer } from './customer.ts'
import type { Chance } from './chance.ts'
import { type Order, Paper } from './paper.ts'

const TAKA_E4 = 10_000
/** A sale on the wire has its answer, or doubt, soon. */
const CLOSES = 8
const BETWEEN_ms = 120

function notesOf(sum_e4: number): NotesCount {
  let left = Math.max(0, Math.floor(sum_e4 / TAKA_E4))
  const piles = notes.flatMap((note) => {
    const count = Math.floor(left / Number(note))
    left -= count * Number(note)
    return count === 0 ? [] : [[note, count] as const]
  })
  return Object.fromEntries(piles)
}

type Outcome = Awaited<ReturnType<Order['again']>>

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  const told = await answerOf(call)
  return told === 'no-answer' || told === 'refused' ? told : 'booked'
}

/** Whoever has the drawer and the book of dues, and closes the day; knows it all from paper. */
export class Drawer {
  readonly paper = new Paper()
  readonly #chance: Chance
  #client: CounterClient | null = null

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** After a start: what had no answer is told again, and a shift is opened where none is. */
  async takes(client: CounterClient): Promise<void> {
    this.#client = client
    await this.paper.tellAgain()
    await this.opens()
  }

  async opens(): Promise<void> {
    const client = this.#counter()
    const health = await answerOf(() => client.health.get())
    if (typeof health === 'string' || health.shift) return
    // Nobody is told what lies there before it is counted: it is counted as it comes.
    const counted = notesOf(this.#chance.below(9_000) * TAKA_E4)
    const id = ShiftId.parse(this.#id())
    const wanted = { id, cashier: 'Rahima', notes: counted, differenceOf: 'owner' as const }
    const again = () => outcomeOf(() => this.#counter().shifts.open(wanted))
    await this.paper.tell({ what: 'shift', id, again })
  }

  async closes(): Promise<void> {
    const client = this.#counter()
    const health = await answerOf(() => client.health.get())
    if (typeof health === 'string' || !health.shift) return
    const { id } = health.shift
    const report = await answerOf(() => client.shifts.report({ id }))
    if (typeof report === 'string') return
    const missing_e4 = this.#chance.isLikely(0.3) ? this.#chance.below(40) * TAKA_E4 : 0
    const counted = notesOf((report.expected_e4 ?? 0) - missing_e4)
    const why = { reason: 'not found', signedBy: 'the owner' }
    const wanted = { id, notes: counted, ...why }
    const again = () => outcomeOf(() => this.#counter().shifts.close(wanted))
    await this.paper.tell({ what: 'close', id, again })
  }

  /** Puts something in, mostly, so that something can be taken out. */
  async moves(): Promise<void> {
    const isIn = this.#chance.isLikely(0.7)
    const amount_e4 = taka(1 + this.#chance.below(isIn ? 900 : 90))
    const where = isIn
      ? ({ direction: 'in', purpose: 'owner' } as const)
      : ({ direction: 'out', purpose: 'expense' } as const)
    const wanted: CashMove = { id: this.#id(), ...where, amount_e4, words: 'tea' }
    const again = () => outcomeOf(() => this.#counter().shifts.move(wanted))
    await this.#told({ what: 'move', id: wanted.id, again })
  }

  async collects(): Promise<void> {
    const amount_e4 = taka(1 + this.#chance.below(200))
    const cause = this.#chance.isLikely(0.8) ? 'paid' : 'forgiven'
    const wanted: DuesMove = { id: this.#id(), customer, cause, amount_e4, words: 'khata' }
    const again = () => outcomeOf(() => this.#counter().dues.move(wanted))
    await this.#told({ what: 'dues', id: wanted.id, again })
  }

  /** Counts the drawer and closes the oldest day that can be closed. */
  async closesDay(): Promise<void> {
    const client = this.#counter()
    await this.closes()
    const standing = await answerOf(() => client.days.standing())
    const next = typeof standing === 'string' ? null : standing.next
    if (!next || next.before === 'not-begun') return await this.opens()
    const { businessDate } = next
    await answerOf(() => client.days.prepare({ businessDate }))
    const close = () => this.#counter().days.close({ businessDate, closedBy: 'the owner' })
    const again = async (): Promise<Outcome> => {
      let told: Outcome = 'refused'
      for (let tries = 0; tries < CLOSES && told === 'refused'; tries += 1) {
        if (tries > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_ms))
        told = await outcomeOf(close)
      }
      return told
    }
    await this.paper.tell({ what: 'day', id: businessDate, again })
    await answerOf(() => client.days.leave())
    await this.opens()
  }

  /** Pressed once or twice. */
  async #told(order: Omit<Order, 'standing'>): Promise<void> {
    await this.paper.tell(order)
    if (this.#chance.isLikely(0.3)) await order.again()
  }

  #counter(): CounterClient {
    if (!this.#client) throw new Error('nobody has spoken to the counter yet')
    return this.#client
  }

  #id(): string {
    return v7({ random: Uint8Array.from({ length: 16 }, () => this.#chance.below(256)) })
  }
}
