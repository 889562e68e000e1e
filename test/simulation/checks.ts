import type { SaleIntent } from '../../src/contract/schemas.ts'
import type { ReadableDb } from '../../src/core/db/database.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import type { Touched } from './books.ts'
import { DayBook } from './day-book.ts'
import { Entries } from './entries.ts'
import type { FarEnd, SentSale } from './far-end.ts'
import { GapWatch } from './gap.ts'
import { FormsBefore } from './forms-before.ts'
import { freshView, isPaidFrom } from './fresh-view.ts'
import { LostBooks } from './lost-books.ts'
import { doubtsWrong, figureWrong, otherOperatorWrong, replacedWrong } from './leaving-rules.ts'
import { takeBack } from './rewind.ts'
import { paidBy, rangeWrong, retryWrong, stepWrong, sumsWrong, tenderWrong } from './rules.ts'
import { truthWrong, twinWrong, type Wrong } from './rules.ts'
import { SeenAlarms } from './seen-alarms.ts'
import { LOOKS_END_ms, type RunOf, unfairSteps } from './step-rules.ts'
import { chargeWrong, priceWrong, tokensWrong, type ToldWords } from './sold-rules.ts'
import type { Story } from './story.ts'
import { type BooksReader, FINAL, OPEN, readerOf, type Row, type View } from './view.ts'
import type { Violation } from './violations.ts'

/** Tries for 30 s, up to the very commit before the bytes. */
const COMMAND_HOLDS_ms = 30_000

interface Command {
  readonly at_ms: number
  readonly boot: number
  /** The twin that the cashier was shown, now or before. */
  readonly twinSeen: string | undefined
}

export interface ChecksParts {
  readonly now: () => number
  readonly story: Story
  readonly farEnd: FarEnd
}

/**
 * The invariants of docs/money.md §7, held against the books after every commit: only the sales
 * that were touched, and all of them at the end of a day and after a power cut.
 */
export class Checks {
  readonly violations: Violation[] = []
  readonly views = new Map<number, View>()
  readonly byId = new Map<string, View>()
  /** Every sale that ever stood in the books, by its id, whatever copy of them came back since. */
  readonly ever = new Map<string, View>()
  /** True time of the last copy that was put back; null where none was. */
  putBack_ms: number | null = null
  /** By this run's own clock, when it last woke up or the disk last refused a commit. */
  disturbed_ms = 0
  readonly gap = new GapWatch()
  /** F31: what books that are gone did with customers' money. */
  readonly lostBooks: LostBooks
  readonly #byName = new Map<string, View[]>()
  /** Told of a sale after each of its steps. */
  onStep: (view: View) => void = () => undefined
  /** Told when an older copy has got the place of the books. */
  onPutBack: () => void = () => undefined
  /** Names of sales in the plan, by their ids. */
  readonly names = new Map<string, string>()
  readonly #parts: ChecksParts
  #reader: BooksReader | null = null
  #run: RunOf = { boot: 0, monotonic: () => 0, wall: () => 0 }
  readonly entries = new Entries(this.views, ([nth, words]) => this.fail(nth, words, null))
  readonly dayBook = new DayBook({
    entries: this.entries,
    views: this.views,
    say: ([nth, words]) => this.fail(nth, words, null),
  })
  readonly #formsBefore = new FormsBefore()
  readonly #references = new Map<string, string>()
  readonly seenAlarms = new SeenAlarms()
  readonly #commands = new Map<string, Command>()
  readonly #ownerOf = new Map<string, string>()
  readonly #openViews = new Set<View>()

  constructor(parts: ChecksParts) {
    this.#parts = parts
    this.lostBooks = new LostBooks(this.ever, parts.farEnd)
  }

  /** The run of the counter that is on; null while none is. */
  get run(): RunOf | null {
    return this.#reader ? this.#run : null
  }

  disturbed(): void {
    this.disturbed_ms = this.#run.monotonic()
  }

  /** A cashier tells the counter to send a sale. */
  commanded(intent: SaleIntent): void {
    const { id, twinSeen = this.#commands.get(id)?.twinSeen } = intent
    this.dayBook.orders.sold(intent)
    this.#commands.set(id, { at_ms: this.#parts.now(), boot: this.#run.boot, twinSeen })
  }

  get open(): ReadonlySet<View> {
    return this.#openViews
  }

  /** New books of a new run: everything in them must be as it was left. */
  opened(db: ReadableDb, run: RunOf): void {
    this.#reader = readerOf(db)
    this.#run = run
    this.disturbed_ms = 0
    this.dayBook.opened(db, run)
    this.all(19)
  }

  /**
   * F31: an older copy in the place of the books. What is known of them goes back to what it holds;
   * what has left has left, and is remembered.
   */
  putBack(db: ReadableDb, run: RunOf): void {
    const reader = readerOf(db)
    this.#run = run
    this.putBack_ms = this.#parts.now()
    this.#formsBefore.putBack(this.names.keys(), run.wall())
    const { views, byId } = this
    for (const known of [views, byId, this.#byName, this.#ownerOf, this.#openViews]) known.clear()
    const standings = reader.standings()
    for (const { seq, id } of standings) {
      const row = reader.row(seq)
      const view = this.ever.get(id)
      if (!row || !view) return this.fail(8, 'the copy has a sale that was never made', null)
      takeBack(view, row, reader.eventsAfter(seq, 0), this.#parts.now())
      this.#enlist(view)
    }
    const lines = reader.linesAfter(0)
    this.entries.backTo(lines)
    this.dayBook.putBack(db, lines, run)
    for (const { seq } of standings) this.#look(seq)
    this.gap.putBack(db)
    this.opened(db, run)
    this.onPutBack()
  }

  /** The books lack it: they are an older copy of those it stood in. */
  isLost(id: string): boolean {
    return this.ever.has(id) && !this.byId.has(id)
  }

  /** A draft stands in the books that has not been sent, as far as anybody knows. */
  hasDraft(): boolean {
    return [...this.#openViews].some(({ row, isOfCopy }) => row.state === 'created' && !isOfCopy)
  }

  /** The books of that run are gone; the next run opens them anew. */
  closed(): void {
    this.#reader = null
  }

  fail(invariant: number, words: string, view: View | string | null): void {
    const sale = typeof view === 'string' || view === null ? view : view.name
    const { story, now } = this.#parts
    const last = sale === null ? [] : story.last(sale)
    story.tell(sale, `VIOLATION ${invariant}: ${words}`)
    this.violations.push({ invariant, words, sale, step: story.steps, at_ms: now(), last })
  }

  /** After a commit. */
  committed({ sales: touched, isEverySale, isPosted, isListed, isOfDay }: Touched): void {
    const reader = this.#reader
    if (!reader) return
    if (isListed) this.#parts.farEnd.listKept()
    const seqs = isEverySale ? reader.standings().map(({ seq }) => seq) : touched
    const lines = isPosted ? reader.linesAfter(this.entries.transaction) : []
    for (const seq of seqs) this.#read(seq, reader)
    this.entries.post(lines)
    this.dayBook.committed(lines, isOfDay)
    for (const seq of seqs) this.#look(seq)
    for (const { sale_seq } of lines) {
      if (sale_seq !== null && !touched.has(sale_seq)) this.#look(sale_seq)
    }
  }

  #read(seq: number, reader: BooksReader): void {
    const row = reader.row(seq)
    if (!row) return this.fail(8, `sale ${seq} is gone`, null)
    const known = this.views.get(seq)
    const view = known ?? this.#newView(row)
    // A row of the same version has no new event: the end of a day looks at them all.
    const isNew = known?.event?.version !== row.version
    const events = isNew ? reader.eventsAfter(seq, view.event?.version ?? 0) : []
    view.row = row
    for (const event of events) {
      const before = view.event
      if (before) {
        this.#say(stepWrong(before.to_state, event.to_state), view)
        this.#say(tenderWrong(before.tender, event.tender), view)
        if (event.from_state !== before.to_state) this.fail(8, 'its history has a gap', view)
      } else if (event.from_state !== null || event.to_state !== 'created') {
        this.fail(8, `begins as ${event.to_state}`, view)
      }
      if (event.version !== (before?.version ?? 0) + 1) this.fail(8, 'misses an event', view)
      for (const wrong of unfairSteps(view, event, this.#run, this.#parts.now())) {
        this.#say(wrong, view)
      }
      const paid = paidBy(before?.tender ?? null, event)
      if (paid < 0) this.#say(this.lostBooks.wrongPayment(view), view)
      view.paid += paid
      this.dayBook.till.paid(view, paid + (before || view.isPaidFromHeld ? 0 : 1))
      view.event = event
      view.since_ms = this.#parts.now()
      view.times.set(event.version, this.#parts.now())
      if (event.to_state === 'in-doubt') view.doubted = true
      if (event.to_state !== before?.to_state && FINAL.includes(event.to_state)) {
        view.endedBy = event.cause
      }
      this.#parts.story.tell(view.name, `${event.to_state} ${event.tender} ${event.step}`)
      if (event.to_state === 'on-wire' && before?.to_state !== 'on-wire') {
        const run = this.#run
        view.wired = { boot: run.boot, mono_ms: run.monotonic(), at_ms: this.#parts.now() }
      }
    }
    if (events.length > 0) this.onStep(view)
  }

  #newView(row: Row): View {
    const name = this.names.get(row.id) ?? row.id
    const held = row.retry_of === null ? undefined : this.byId.get(row.retry_of)
    const lost = this.ever.get(row.id)
    const credit = this.dayBook.creditOf(row, isPaidFrom(held) ? held : null)
    const [now_ms, isOfCopy] = [this.#parts.now(), this.#formsBefore.has(row)]
    const view = freshView({ row, name, held, credit, lost, isOfCopy, now_ms, run: this.#run })
    for (const wrong of this.dayBook.soldWrong(view)) this.#say(wrong, view)
    this.#say(priceWrong(row, this.#reader), view)
    if (held) this.#say(retryWrong(held, this.views.values()), view)
    if (held && view.isPaidFromHeld) this.#say(this.lostBooks.wrongRetry(held), view)
    const asked = { now_ms: view.since_ms, twinSeen: this.#commands.get(row.id)?.twinSeen }
    this.#say(twinWrong(view, this.views.values(), asked), view)
    if (this.byId.has(row.id)) this.fail(15, 'one id is two sales', view)
    const before = this.#references.get(row.our_reference) ?? row.id
    if (before !== row.id) this.fail(3, 'has a reference that was used before', view)
    this.#references.set(row.our_reference, row.id)
    this.#enlist(view)
    return view
  }

  #enlist(view: View): void {
    const { row, name } = view
    this.views.set(row.seq, view)
    this.byId.set(row.id, view)
    this.ever.set(row.id, view)
    const namesakes = this.#byName.get(name)
    if (namesakes) namesakes.push(view)
    else this.#byName.set(name, [view])
  }

  /** Everything that must hold of one sale as it stands. */
  #look(seq: number): void {
    const view = this.views.get(seq)
    if (!view) return
    const { row, event } = view
    if (event?.to_state !== row.state || event.tender !== row.tender) {
      this.fail(8, `stands as ${row.state} and its last event says ${event?.to_state}`, view)
    }
    if (event && event.version !== row.version) this.fail(8, 'has another version', view)
    this.#say(rangeWrong(row), view)
    this.#say(sumsWrong(view), view)
    this.truth(view)
    if (OPEN.includes(row.state) || row.state === 'created') this.#openViews.add(view)
    else this.#openViews.delete(view)
    if (row.provider_reference === null) return
    const { sent } = view
    if (sent && sent.told.size > 0 && !sent.told.has(row.provider_reference)) {
      this.fail(16, `has an id nobody gave it: ${row.provider_reference}`, view)
    }
    const key = `${row.provider} ${row.provider_reference}`
    const owner = this.#ownerOf.get(key) ?? row.id
    if (owner !== row.id) this.fail(16, `has the id of another sale`, view)
    this.#ownerOf.set(key, row.id)
  }

  truth(view: View): void {
    const execution = view.sent && this.#parts.farEnd.executionOf(view.sent)
    this.#say(truthWrong(view, execution), view)
    this.#say(chargeWrong(view, execution), view)
    this.#say(tokensWrong(view, execution, this.#reader), view)
  }

  #say(wrong: Wrong | null, view: View): void {
    if (wrong) this.fail(wrong[0], wrong[1], view)
  }

  /**
   * A request of a sale begins to leave.
   * @returns the sale it is for; null where nothing on disk says that it may
   */
  leaves(provider: ProviderId, hash: string): View | null {
    const reader = this.#reader
    if (!reader || reader.writing()) {
      this.fail(2, 'bytes leave before their commit', null)
      return null
    }
    const mine = reader.onWire(provider)
    const found = mine
      .filter(({ request_hash }) => request_hash === hash)
      .map(({ sale_seq }) => this.views.get(sale_seq))
      .find((view) => view && !view.sent)
    if (found) {
      this.#looksCommanded(found)
      return found
    }
    const again = mine.find(({ request_hash }) => request_hash === hash)
    const first = again && this.views.get(again.sale_seq)
    if (first) this.fail(3, 'leaves a second time', first)
    else this.fail(2, 'bytes leave that no row on disk is for', null)
    return null
  }

  /** Only a cashier's command of this very run sends a sale, and while the customer is there. */
  #looksCommanded(view: View): void {
    const command = this.#commands.get(view.row.id)
    if (command?.boot !== this.#run.boot) this.fail(2, 'leaves without a command', view)
    else if (this.#parts.now() - command.at_ms > COMMAND_HOLDS_ms) {
      this.fail(2, 'leaves long after its command', view)
    }
  }

  /** Whose reference it is, also of a sale that has long ended; null where none was sent there. */
  ofReference(provider: ProviderId, reference: string): View | null {
    const view = this.ever.get(this.#references.get(reference) ?? '')
    return view?.row.provider === provider ? view : null
  }

  /** An answer about a sale has reached the counter: what it names, and whether it lies. */
  told(name: string, { id, lies, isHonest }: ToldWords): void {
    for (const view of this.#byName.get(name) ?? []) {
      if (!view.sent) continue
      if (isHonest) view.sent.honest_ms = this.#parts.now()
      if (id !== null) view.sent.told.add(id)
      if (lies === null) continue
      view.lied = { at_ms: this.#parts.now(), invariant: lies, words: 'an answer not about it' }
    }
  }

  /** What the policy of lanes says of a sale that leaves (docs/money.md §4). */
  mayLeave(view: View): void {
    const { now, farEnd } = this.#parts
    this.#say(replacedWrong(view, this.byId), view)
    this.#say(doubtsWrong(view.row, this.#openViews, now()), view)
    this.#say(figureWrong(view.row, farEnd.lastFigure_ms(view.row.provider), now()), view)
  }

  sent(view: View, sent: SentSale): void {
    view.sent = sent
  }

  /** An execution that no sale of ours asked for is none of ours; a second one of ours is. */
  executed(sent: SentSale, isExpectedTwice: boolean): void {
    const view = this.byId.get(sent.id)
    if (sent.executions > 1 && !isExpectedTwice) this.fail(4, 'is executed twice', sent.name)
    if (view) this.#say(otherOperatorWrong(view, this.#parts.farEnd), view)
    if (view?.row.state === 'failed') {
      view.late_ms ??= this.#parts.now()
      const waited_ms = view.since_ms - (view.wired?.at_ms ?? 0)
      if (view.endedBy === 'settlement' && waited_ms < LOOKS_END_ms) {
        this.fail(6, 'was called failed too soon: it was executed later', view)
      }
    } else if (view) this.truth(view)
  }

  /** The whole of the books beside what was seen of every commit. */
  all(invariant: number): void {
    const reader = this.#reader
    if (!reader) return
    this.dayBook.whole()
    let whole = 0
    const sums = new Map(reader.sums().map(({ name, amount_e4 }) => [name, amount_e4]))
    for (const name of new Set([...sums.keys(), ...this.entries.totals.keys()])) {
      const amount_e4 = sums.get(name) ?? 0
      whole += amount_e4
      if (amount_e4 !== this.entries.total_e4(name)) {
        this.fail(invariant, `${name} is not what it was`, null)
      }
    }
    if (whole !== 0) this.fail(1, `the books are out by ${whole}`, null)
    const rows = reader.standings()
    if (rows.length !== this.views.size) this.fail(invariant, 'a sale is gone or new', null)
    for (const row of rows) {
      const view = this.views.get(row.seq)
      const same = view?.row.state === row.state && view.row.version === row.version
      if (!same || view.row.tender !== row.tender || view.row.id !== row.id) {
        this.fail(invariant, 'is not what it was', view ?? null)
      } else {
        this.truth(view)
      }
    }
  }
}
