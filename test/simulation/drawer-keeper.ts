import { type CashMove, ShiftId, type ShiftReport } from '../../src/contract/shifts.ts'
import { notes, type NotesCount } from '../../src/domain/cash/notes.ts'
import { money, taka } from '../../src/domain/money.ts'
import { type Chance, chance, newId } from './chance.ts'
import { insist, later, type Teller } from './insist.ts'
import type { Told } from './machine.ts'

const TAKA_e4 = 10_000
/** A count may be spoilt by a sale in the middle of it; then it is counted anew. */
const COUNTS = 6
const SIGN_ABOVE_e4 = 50 * TAKA_e4

/** Notes that come to so many whole taka, the largest first. */
function notesOf(sum_e4: number): NotesCount {
  let left = Math.floor(sum_e4 / TAKA_e4)
  const piles = notes.flatMap((note) => {
    const count = Math.floor(left / Number(note))
    left -= count * Number(note)
    return count === 0 ? [] : [[note, count] as const]
  })
  return Object.fromEntries(piles)
}

/** Whoever has the drawer: opens and closes shifts, puts in and takes out. */
export class DrawerKeeper {
  readonly #teller: Teller
  readonly #draw: Chance
  /** One shop in six counts no shifts. */
  readonly counts: boolean
  /** What is counted is not shown before it is. */
  readonly isBlind: boolean
  #isBusy = false

  constructor(teller: Teller) {
    this.#teller = teller
    const { seed } = teller.scene
    this.#draw = chance(`${seed} drawer`)
    this.counts = !chance(`${seed} counts shifts`).oneIn(6)
    this.isBlind = chance(`${seed} blind`).oneIn(3)
  }

  get #till() {
    return this.#teller.scene.checks.dayBook.till
  }

  get #orders() {
    return this.#teller.scene.checks.dayBook.orders
  }

  /** Opens a shift where none is open. */
  opens(): Promise<void> {
    return this.#alone(async () => {
      if (!this.counts || this.#till.shifts.open) return
      const id = ShiftId.parse(this.#id())
      const cashier = this.#draw.pick(['Rahima', 'Kamal'])
      for (let count = 0; count < COUNTS; count += 1) {
        const lies_e4 = this.#till.reckoning.cash_e4
        const counted_e4 = this.#near(lies_e4)
        const whose = this.#draw.pick(['owner', 'over-short'] as const)
        const differenceOf = counted_e4 === lies_e4 ? {} : { differenceOf: whose }
        const wanted = { id, cashier, notes: notesOf(counted_e4), ...differenceOf }
        this.#orders.openings.set(id, counted_e4)
        const told = await this.#told('open shift', (client) => client.shifts.open(wanted))
        if (told.kind !== 'refused') return
        // Whoever is told that the date looks wrong looks at it; in these days it always is.
        if (told.code === 'CLOCK') {
          await insist(this.#teller, 'clock right', (client) => client.books.clockRight())
        } else if (told.code !== 'BAD_INPUT difference') return
      }
    })
  }

  /** Counts the open shift, if there is one, and closes it; what it is out by has its reason. */
  closes(): Promise<void> {
    return this.#alone(async () => {
      const shift = this.#till.shifts.open
      if (!shift) return
      const id = ShiftId.parse(shift.id)
      for (let count = 0; count < COUNTS; count += 1) {
        const counted_e4 = this.#near(this.#expected_e4())
        this.#orders.counted(id, counted_e4)
        const plain = { id, notes: notesOf(counted_e4) }
        const told = await this.#told('close shift', (client) => client.shifts.close(plain))
        if (told.kind !== 'refused') return
        const out_e4 = counted_e4 - this.#expected_e4()
        if (told.code === 'BAD_INPUT reason-missing' && out_e4 === 0) {
          return this.#fail('is said to be out, and it is not')
        }
        if (told.code !== 'BAD_INPUT reason-missing') return
        const signed = Math.abs(out_e4) > SIGN_ABOVE_e4 ? { signedBy: 'the owner' } : {}
        const wanted = { ...plain, reason: 'a coin under the counter', ...signed }
        const again = await this.#told('close shift', (client) => client.shifts.close(wanted))
        if (again.kind !== 'refused') return
      }
    })
  }

  /** Something is put into the drawer or taken out of it, now and then by two clicks. */
  async moves(): Promise<void> {
    const draw = this.#draw
    const isOut = draw.oneIn(2)
    const direction = isOut ? ('out' as const) : ('in' as const)
    const purpose = isOut ? draw.pick(['expense', 'owner', 'bank'] as const) : ('owner' as const)
    const amount_e4 = money(taka(draw.between(1, 900)))
    const wanted: CashMove = { id: this.#id(), direction, purpose, amount_e4, words: 'tea' }
    this.#orders.moves.set(wanted.id, wanted)
    const times = draw.between(1, 2)
    const told = await Promise.all(
      Array.from({ length: times }, () =>
        insist(this.#teller, 'move cash', (client) => client.shifts.move(wanted)),
      ),
    )
    if (told.every(({ kind }) => kind === 'refused')) this.#orders.moves.delete(wanted.id)
  }

  /** The X report says what the drawer must hold, or nothing where its count is blind. */
  async looks(): Promise<void> {
    const shift = this.#till.shifts.open
    if (!shift) return
    const before_e4 = this.#expected_e4()
    const id = ShiftId.parse(shift.id)
    const told = await this.#teller.machine.ask(null, 'X report', (client) =>
      client.shifts.report({ id }),
    )
    const isSame = this.#till.shifts.open === shift && this.#expected_e4() === before_e4
    if (told.kind !== 'answer' || !isSame || told.value.expected_e4 === null) return
    if (told.value.expected_e4 !== before_e4) this.#fail(`should hold ${told.value.expected_e4}`)
  }

  /** One who counts is not disturbed by another who does. */
  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    await work().finally(() => {
      this.#isBusy = false
    })
  }

  /** Told now and then twice; what is answered stands in the books. */
  async #told(
    words: string,
    call: Parameters<typeof insist<ShiftReport>>[2],
  ): Promise<Told<ShiftReport>> {
    const told = await insist(this.#teller, words, call)
    if (told.kind !== 'answer') return told
    const isOpen = this.#till.shifts.open?.id === told.value.id
    const isEnd = words === 'close shift'
    const isClosed = told.value.closedAt_ms !== null
    if (isEnd && (isOpen || !isClosed)) this.#fail('is still open, and its close was answered')
    if (this.#draw.oneIn(3)) await insist(this.#teller, `${words} again`, call)
    return told
  }

  #expected_e4(): number {
    const { open } = this.#till.shifts
    return open ? open.opening_e4 + this.#till.reckoning.ofShift_e4(open.seq) : 0
  }

  /** Mostly what must lie there; no note is smaller than a taka, and some are miscounted. */
  #near(lies_e4: number): number {
    const whole_e4 = Math.max(0, Math.floor(lies_e4 / TAKA_e4) * TAKA_e4)
    if (!this.#draw.oneIn(4)) return whole_e4
    return Math.max(0, whole_e4 + this.#draw.pick([-120, -20, -1, 5, 500]) * TAKA_e4)
  }

  #id(): string {
    return newId(this.#teller.machine.wall(), this.#draw)
  }

  #fail(words: string): void {
    this.#teller.scene.checks.fail(11, `the drawer ${words}`, null)
  }

  /** One goes and another comes. */
  async changes(): Promise<void> {
    await this.closes()
    await later(this.#teller.scene, this.#draw.between(0, 90) * 1_000)
    await this.opens()
  }
}
