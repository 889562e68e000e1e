import type { Books, Sale, SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { type CallProblem, type CoreRefusal, problemOf } from '../core/refusal.ts'
import { type Store, createStore } from '../core/store.ts'
import { intentOf } from '../sale/intent.ts'

/** A sale this screen sent, from the press of `+` until the books show it. */
export interface DeskSale {
  /** With the books it was first sent to: tried again, it is meant for the same ones. */
  readonly intent: SaleIntent
  /**
   * `asking`: the counter did not answer, which says nothing; the sale is asked for by its id.
   * `kept`: it stands in the books, and its state is read there.
   * `not-received`: the books it was sent to do not hold it, so nothing of it was sold.
   */
  readonly phase: 'sending' | 'asking' | 'kept' | 'not-received' | 'not-accepted'
  readonly refusal: CoreRefusal | null
  /** The unsent sale that was called off for this one: corrected, it still pays with that cash. */
  readonly inPlaceOf?: SaleId | undefined
}

export interface Desk {
  readonly sales: Store<readonly DeskSale[]>
  /** Sends under the intent's own id; sending the same again is the same sale. */
  readonly send: (intent: SaleIntent, inPlaceOf?: SaleId) => void
  /**
   * The same for a draft of the books. Where the same was sold meanwhile it stays a draft on the
   * desk, with the refusal that names the other sale.
   *
   * @param twinSeen the sale of the same number and amount that the cashier was shown
   */
  readonly sendAgain: (draft: Sale, twinSeen?: SaleId) => void
  /**
   * A sale was seen in the books. Whatever was thought of its sending, it is there: asked for too
   * early, the books had not taken it yet.
   */
  readonly seen: (id: string) => void
  /** Puts a sale away, and with it every older one that stands in the books: one card, no more. */
  readonly dismiss: (id: string) => void
  /** Shows a sale of the books as if it had been sent from here, where nothing else is shown. */
  readonly bringBack: (sale: Sale) => void
  /** The same over the card that is shown. */
  readonly bringForward: (sale: Sale) => void
}

/** What of the core the desk needs. */
export interface SaleCalls {
  readonly submit: (words: SaleIntent) => Promise<Sale>
  readonly get: (words: { readonly id: string }) => Promise<SaleDetail>
  /** The books that are open now, asked for anew. */
  readonly openBooks: () => Promise<Books | null>
}

type RefusedPhase = (refusal: CoreRefusal) => DeskSale['phase']
type Keep = (sale: Sale | SaleDetail) => void
type Pause = (delay_ms: number) => Promise<void>

const ASK_FIRST_ms = 500
const ASK_SLOWEST_ms = 4_000

/** What lies on the desk, the newest first; one sale is there once. */
function createCards() {
  const sales = createStore<readonly DeskSale[]>([])
  return {
    sales,
    entryOf: (id: string) => sales.get().find(({ intent }) => intent.id === id),
    put: (entry: DeskSale) =>
      sales.set((all) => [entry, ...all.filter(({ intent }) => intent.id !== entry.intent.id)]),
    become: ({ id }: SaleIntent, phase: DeskSale['phase'], refusal: CoreRefusal | null) =>
      sales.set((all) =>
        all.map((entry) => (entry.intent.id === id ? { ...entry, phase, refusal } : entry)),
      ),
  }
}

/**
 * @param keep hands a sale that stands in the books to whoever shows it.
 * @param shownBooks the books the page shows: a sale is meant for these and no others. While they
 *   are not known, nothing is sent.
 */
export function createDesk(
  calls: SaleCalls,
  keep: Keep,
  pause: Pause,
  shownBooks: () => Books | undefined,
): Desk {
  const cards = createCards()
  const { sales, entryOf, put, become } = cards
  const { start, forget } = createSending(calls, keep, pause, shownBooks, cards)
  const bringForward = (sale: Sale) => {
    const shown = entryOf(sale.id)
    // One that is being sent or asked for tells its own story.
    if (shown && shown.phase !== 'kept') return
    const books = shownBooks()
    const intent = books === undefined ? intentOf(sale) : { ...intentOf(sale), books }
    put(shown ?? { intent, phase: 'kept', refusal: null })
  }
  return {
    sales,
    send: (words, inPlaceOf = entryOf(words.id)?.inPlaceOf) =>
      start(words, inPlaceOf, () => 'not-accepted'),
    sendAgain(draft, twinSeen) {
      const words = intentOf(draft)
      const intent = twinSeen === undefined ? words : { ...words, twinSeen }
      // A twin says that the draft stands in these very books; no other refusal does.
      start(intent, entryOf(draft.id)?.inPlaceOf, ({ code }) =>
        code === 'TWIN' ? 'kept' : 'not-accepted',
      )
    },
    seen(id) {
      const entry = entryOf(id)
      if (entry?.phase !== 'not-received' && entry?.phase !== 'asking') return
      forget(id)
      become(entry.intent, 'kept', null)
    },
    dismiss(id) {
      forget(id)
      sales.set((all) => {
        const at = all.findIndex(({ intent }) => intent.id === id)
        // An older one the counter has not confirmed yet is still the cashier's to see.
        return all.filter((entry, index) => index < at || (index > at && entry.phase !== 'kept'))
      })
    },
    bringBack(sale) {
      if (sales.get().length === 0) bringForward(sale)
    },
    bringForward,
  }
}

type Cards = ReturnType<typeof createCards>

/** The way of a sale from the desk into the books, and what the desk shows of it. */
function createSending(
  calls: SaleCalls,
  keep: Keep,
  pause: Pause,
  shownBooks: () => Books | undefined,
  { entryOf, put, become }: Cards,
) {
  // Which sending of a sale still counts: one that was dismissed, or sent again, goes no further.
  const sendings = new Map<string, symbol>()
  const run = async (intent: SaleIntent, refusedPhase: RefusedPhase): Promise<void> => {
    const sending = Symbol(intent.id)
    sendings.set(intent.id, sending)
    const counts = () => sendings.get(intent.id) === sending
    const outcome = await attempt(() => calls.submit(intent))
    if (counts() && outcome.kind === 'lost') become(intent, 'asking', null)
    const end = outcome.kind === 'lost' ? await askWhile(counts, calls, intent, pause) : outcome
    // It stands in the books even where nobody looks for it on the desk any more.
    if (end.kind === 'done') keep(end.value)
    if (!counts()) return
    if (end.kind === 'refused') become(intent, refusedPhase(end.refusal), end.refusal)
    else become(intent, end.kind === 'done' ? 'kept' : 'not-received', null)
  }
  const start = (words: SaleIntent, inPlaceOf: SaleId | undefined, refusedPhase: RefusedPhase) => {
    // A sale keeps the books of its first sending, whatever the page has come to show since.
    const books = entryOf(words.id)?.intent.books ?? words.books ?? shownBooks()
    const intent: SaleIntent = books === undefined ? words : { ...words, books }
    const phase = books === undefined ? 'not-received' : 'sending'
    put({ intent, phase, refusal: null, inPlaceOf })
    if (books !== undefined) void run(intent, refusedPhase)
  }
  return { start, forget: (id: string) => void sendings.delete(id) }
}

type Asked =
  | { readonly kind: 'done'; readonly value: SaleDetail }
  | { readonly kind: 'not-there' | 'given-up' }

/**
 * Asks for a sale by its id until the counter knows. Only "no such sale" from the very books it
 * was sent to says that they never got it; whatever else is said, and by whichever other books,
 * says nothing about it.
 */
async function askWhile(
  counts: () => boolean,
  calls: SaleCalls,
  intent: SaleIntent,
  pause: Pause,
): Promise<Asked> {
  for (let delay_ms = ASK_FIRST_ms; counts(); delay_ms = Math.min(delay_ms * 2, ASK_SLOWEST_ms)) {
    const found = await attempt(() => calls.get({ id: intent.id }))
    if (found.kind === 'done') return found
    if (found.kind === 'refused' && found.refusal.code === 'NO_SUCH_SALE') {
      const open = await attempt(calls.openBooks)
      if (open.kind === 'done' && open.value === intent.books) return { kind: 'not-there' }
    }
    if (counts()) await pause(delay_ms)
  }
  return { kind: 'given-up' }
}

type Attempt<Value> = { readonly kind: 'done'; readonly value: Value } | CallProblem

async function attempt<Value>(call: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { kind: 'done', value: await call() }
  } catch (error) {
    return problemOf(error)
  }
}
