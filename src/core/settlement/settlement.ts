import { type ProviderId, rechargeWallet } from '../../domain/provider.ts'
import type { Clock } from '../clock.ts'
import { present } from '../../domain/result.ts'
import { endedStates, type SaleId } from '../../domain/sale.ts'
import type { PackListCode } from '../../domain/kinds/package/lists.ts'
import { createSaleRows } from '../sales/rows.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { createAskAgain } from './ask-again.ts'
import { createAskFirst } from './ask-first.ts'
import { createAskNoticed } from './ask-noticed.ts'
import { createAskNow } from './ask-now.ts'
import { createAgainErrand } from './again-errand.ts'
import type { Rank } from './line.ts'
import { createPackageErrand, packageLists } from './package-errand.ts'
import { providerOf, type SettlementParts } from './parts.ts'
import { ASKED_FOR_ms } from './plan.ts'
import { createSaleErrand, type SaleErrand } from './sale-errand.ts'
import { createTurns, type Turns } from './turns.ts'

const WALLETS_EVERY_ms = 60_000
/** A provider's operator list changes seldom, and a changed one is noticed within a day. */
const OPERATORS_EVERY_ms = 24 * 60 * 60_000
/** After a sale ends the wallet is read again soon, so that the two figures stand side by side. */
const WALLET_AFTER_END_ms = 3_000
/** Whoever presses again and again must not use up the questions that open sales need. */
const AT_WILL_APART_ms = 5_000
/** A clock that was put right shows again what a wrong one had hidden from the start. */
const OPEN_EVERY_ms = 10 * 60_000
/** So long a person at the counter waits for a provider's word. */
const ASKED_FIRST_ms = 10_000
/** When an errand could not be done, the disk having refused to keep what came of it. */
const AFTER_STUMBLE_ms = 60_000

/** Finds out what became of open sales. It never sends one. */
export interface Settlement {
  /** Turns what a crash left on the wire into doubt; before anything else is done. */
  recover(): void
  /** Begins to ask, once the providers are there. */
  start(): void
  /**
   * A person wants a provider's wallets read: now, or as soon as its limit lets a question be put.
   * Settles at once where it must wait; the reading is told as a change when it is here.
   */
  readWallet(provider: ProviderId): Promise<void>
  /**
   * A person is about to call a sale failed: what its provider says of it now goes first, and may
   * end it. Settles with the answer, or where none comes within `ASKED_FIRST_ms`; an answer
   * after that is taken as any other.
   */
  askFirst(id: SaleId): Promise<void>
  /**
   * One question about a sale because a day is being closed; null where nobody can be asked.
   * Settles with the answer, however long it takes.
   */
  askNow(id: string): Promise<boolean | null>
  /**
   * A package is about to be sold: a price that is older than it holds is read again (C15). Settles
   * with the list, or where none comes within `ASKED_FIRST_ms`; then the last good one stands.
   *
   * @returns how long that took, in milliseconds
   */
  refreshPackages(operator: PackListCode, isDrive: boolean): Promise<number>
  /** A person wants a network's lists read: now, or as soon as the limit lets a question be put. */
  readPackages(operator: PackListCode): Promise<void>
  /** A notice came for a sale: one question about it, as soon as there is room for one. */
  noticed(sale: string): void
  /** The machine slept: everything is asked again at once. */
  resumed(): void
  stop(): Promise<void>
}

export function createSettlement(parts: SettlementParts): Settlement {
  const { clock, changes } = parts
  const underWay = createUnderWay()
  const act = (name: string): Promise<void> =>
    underWay.note(
      errands.run(name).catch((cause: unknown) => {
        parts.log.error('settlement-stumbled', { name, why: String(cause) })
        agenda.at(name, clock.monotonic() + AFTER_STUMBLE_ms)
      }),
    )
  const agenda = createAgenda(clock, (names) => {
    for (const name of names) void act(name)
  })
  const openSales = createOpenSales(parts)
  const errands = createErrands(parts, agenda, openSales)
  const soon = (name: string) => agenda.at(name, clock.monotonic())
  let unlisten: () => void = () => undefined

  return {
    recover: () => recover(parts, openSales()),
    start() {
      soon('open')
      for (const list of packageLists(parts)) soon(list)
      for (const provider of parts.providers()) {
        soon(`wallet ${provider}`)
        soon(`operators ${provider}`)
        soon(`again ${provider}`)
      }
      // Only noted here: whoever told it is in the middle of work of his own.
      unlisten = changes.listen(({ topic, id }) => {
        if (topic === 'sale' || topic === 'provider') soon(`${topic} ${id}`)
      })
    },
    readWallet: (provider) => errands.readWallet(provider),
    askFirst: (id) => whileWaiting(clock, act(`first ${id}`)),
    askNow: (id) => underWay.note(errands.askNow(id)),
    async refreshPackages(operator, isDrive) {
      const from_ms = clock.monotonic()
      await whileWaiting(clock, act(`${isDrive ? 'fresh-drive' : 'fresh-packages'} ${operator}`))
      return clock.monotonic() - from_ms
    },
    async readPackages(operator) {
      await Promise.all([act(`packages ${operator}`), act(`drive ${operator}`)])
    },
    noticed: (sale) => soon(`noticed ${sale}`),
    resumed() {
      errands.hurry()
      agenda.hurry()
    },
    async stop() {
      unlisten()
      agenda.stop()
      await underWay.over()
    },
  }
}

/** What has been begun, so that the books are not closed before it is over. */
function createUnderWay() {
  const all = new Set<Promise<unknown>>()
  return {
    async note<Value>(going: Promise<Value>): Promise<Value> {
      all.add(going)
      try {
        return await going
      } finally {
        all.delete(going)
      }
    },
    over: () => Promise.allSettled(all),
  }
}

/** So long, and no longer, somebody waits for what goes on all the same. */
async function whileWaiting(clock: Clock, going: Promise<void>): Promise<void> {
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const waited = clock.after(ASKED_FIRST_ms, resolve)
  await Promise.race([going, enough])
  waited()
}

/** Sales to be asked about; the newest history alone holds failed ones that still may come late. */
function createOpenSales({ db, recent }: SettlementParts): () => string[] {
  const open = db.read<[number, number], { id: string }>(
    // By the newest of each state: SQLite would look at every failure of the shop's years.
    `SELECT id FROM (
       SELECT seq, id FROM sale INDEXED BY sale_state
       WHERE state IN ('created', 'on-wire', 'accepted', 'in-doubt', 'needs-review')
       UNION ALL
       SELECT seq, id FROM sale INDEXED BY sale_state
       WHERE state = 'failed' AND seq >= CAST(? AS INTEGER)
         AND reason_code IN ('not-executed', 'decided')
       UNION ALL
       SELECT seq, id FROM sale INDEXED BY sale_state
       WHERE state IN ('succeeded', 'late-success') AND seq >= CAST(? AS INTEGER)
         AND failure_word IS NOT NULL
     ) ORDER BY seq`,
  )
  return () => {
    const since = recent.sinceSelling(ASKED_FOR_ms)
    return open.all(since, since).map(({ id }) => id)
  }
}

/**
 * Bytes may have left before the power went: from here only *unknown* is honest. A draft that
 * nobody had begun to send says so, for nobody is sending it now; and one of a copy of the books
 * says that it may have left since.
 */
function recover(parts: SettlementParts, open: readonly string[]): void {
  const rows = createSaleRows(parts.db)
  const evidence = { cause: 'restart', words: '', observed: null } as const
  for (const id of open) {
    const sale = rows.byId(id)
    if (sale?.state === 'on-wire') {
      parts.transitions.take(sale.seq, { type: 'unknown', why: 'crash' }, evidence)
    }
    if (sale?.state !== 'created') continue
    const why = parts.mayHaveLeft(sale) ? 'from-copy' : 'stopped'
    if (sale.reason_code === null || (why === 'from-copy' && sale.reason_code !== why)) {
      parts.transitions.take(sale.seq, { type: 'not-sent', why }, evidence)
    }
  }
}

interface Errands {
  run(name: string): Promise<void>
  readWallet(provider: ProviderId): Promise<void>
  askNow(id: string): Promise<boolean | null>
  hurry(): void
}

function createErrands(parts: SettlementParts, agenda: Agenda, openSales: () => string[]): Errands {
  const { clock } = parts
  const sales = createSaleErrand(parts, agenda)
  const turns = createTurns(parts.limits, clock, agenda)
  const { inTurn } = turns
  const again = createAskAgain(parts)
  const askAgain = createAgainErrand(parts, agenda, sales, turns, again)
  const askFirst = createAskFirst(parts, sales)
  const askNoticed = createAskNoticed(parts, agenda, sales, turns)
  const later = (name: string, delay_ms: number) => agenda.at(name, clock.monotonic() + delay_ms)

  const readWallet = async (name: string, of: string, rank: Rank): Promise<void> => {
    const provider = parts.providers().find((known) => known === of)
    if (!provider) return
    later(name, WALLETS_EVERY_ms)
    await inTurn({ name, provider, rank }, () => parts.wallets.read(provider))
  }
  const readOperators = async (name: string, of: string): Promise<void> => {
    const provider = providerOf(parts, of)
    if (!present(parts.live(provider), name).askOperators) return
    later(name, OPERATORS_EVERY_ms)
    await inTurn({ name, provider, rank: 'first' }, () => parts.readOperators(provider))
  }
  const lookAtSale = createLookAtSale(parts, agenda, sales, turns)
  const { lookAtProvider, lookAtOpen } = createLooks(parts, openSales, later)
  const packages = createPackageErrand(parts, inTurn, later)

  return {
    hurry: () => sales.hurry(),
    askNow: createAskNow(parts, sales, again),
    async readWallet(provider) {
      const name = `wallet ${provider}`
      const due_ms = readableAt_ms(provider, parts)
      if (due_ms > clock.monotonic()) agenda.by(name, due_ms)
      else await readWallet(name, provider, 'at-once')
    },
    async run(name) {
      const [kind, of = ''] = name.split(' ')
      if (kind === 'wallet') await readWallet(name, of, 'first')
      else if (kind === 'operators') await readOperators(name, of)
      else if (kind === 'again') await askAgain(name, of)
      else if (kind === 'first') await askFirst(of)
      else if (kind === 'packages' || kind === 'drive') await packages.read(name, kind, of)
      else if (kind === 'fresh-packages') await packages.refresh('packages', of)
      else if (kind === 'fresh-drive') await packages.refresh('drive', of)
      else if (kind === 'noticed') await askNoticed(name, of)
      else if (kind === 'turn') turns.call(providerOf(parts, of))
      else if (kind === 'provider') lookAtProvider(of)
      else if (kind === 'open') lookAtOpen(name)
      else await lookAtSale(name, of)
    },
  }
}

/** One look at one sale, after each of its steps and at each of its moments. */
function createLookAtSale(
  { db, clock, hints }: SettlementParts,
  agenda: Agenda,
  sales: Pick<SaleErrand, 'look'>,
  { inTurn, isBehind }: Pick<Turns, 'inTurn' | 'isBehind'>,
) {
  const rows = createSaleRows(db)
  return async (name: string, id: string): Promise<void> => {
    const sale = present(rows.byId(id), name)
    // The wallet has changed by it, or should have. Where thousands end, its minute is soon enough.
    if (endedStates.includes(sale.state) && !isBehind(sale.provider)) {
      agenda.by(`wallet ${sale.provider}`, clock.monotonic() + WALLET_AFTER_END_ms)
    }
    // A notice that came before the answer has waited for this step.
    if (hints.hintsOf(sale.seq).length > 0) agenda.by(`noticed ${id}`, clock.monotonic())
    await sales.look(sale, name, inTurn)
  }
}

/** What puts errands on the agenda and asks nobody itself. */
function createLooks(
  parts: SettlementParts,
  openSales: () => string[],
  later: (name: string, delay_ms: number) => void,
) {
  const lookAtOpen = (name: string): void => {
    later(name, OPEN_EVERY_ms)
    for (const id of openSales()) later(`sale ${id}`, 0)
    for (const id of parts.hints.waiting()) later(`noticed ${id}`, 0)
  }
  /** Its key or address is new. One that was never set up is told of when it is to be certified. */
  const lookAtProvider = (of: string): void => {
    if (!parts.providers().some((provider) => provider === of)) return
    for (const kind of ['wallet', 'operators', 'again']) later(`${kind} ${of}`, 0)
    if (parts.packages.seller() === of) for (const list of packageLists(parts)) later(list, 0)
    lookAtOpen('open')
  }
  return { lookAtOpen, lookAtProvider }
}

/** When a person who presses for it may have the wallet read again. */
function readableAt_ms(provider: ProviderId, { wallets }: SettlementParts): number {
  const last = wallets.lastReading(provider, rechargeWallet[provider])
  return last === null ? 0 : last.mono_ms + AT_WILL_APART_ms
}
