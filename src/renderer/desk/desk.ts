import type { Books, Sale, SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { type CallProblem, type CoreRefusal, heldById, problemOf } from '../core/refusal.ts'
import type { Store } from '../core/store.ts'
import { intentOf } from '../sale/intent.ts'
import { type Cards, type DeskSale, createCards } from './cards.ts'

export interface Desk {
  readonly sales: Store<readonly DeskSale[]>
  /** Sends under the intent's own id; sending the same again is the same sale. */
  readonly send: (intent: SaleIntent, inPlaceOf?: SaleId) => void
  /**
   * The same for a draft of the books. Where the same was sold meanwhile, or the sale before it
   * came after all, it stays a draft on the desk, with the refusal that names the other sale.
   *
   * @param twinSeen the sale of the same number and amount that the cashier was shown
   */
  readonly sendAgain: (draft: Sale, twinSeen?: SaleId) => void
  /**
   * A sale was seen in the books. Whatever was thought of its sending, it is there: asked for too
   * early, the books had not taken it yet. Where nobody waits for it any more, its card may go.
   */
  readonly seen: (sale: Sale) => void
  /** Puts a sale away, and with it every older one that stands in the books: one card, no more. */
  readonly dismiss: (id: string) => void
  /** Shows a sale of the books as if it had been sent from here, over whatever is shown. */
  readonly bring: (sale: Sale) => void
}

/** What of the core the desk needs. */
export interface SaleCalls {
  readonly submit: (words: SaleIntent) => Promise<Sale>
  readonly get: (words: { readonly id: string }) => Promise<SaleDetail>
  /** The books that are open now, asked for anew; null where a copy was put in their place. */
  readonly openBooks: () => Promise<Books | null>
}

type RefusedPhase = (refusal: CoreRefusal) => DeskSale['phase']
type Keep = (sale: Sale | SaleDetail) => void
type Pause = (delay_ms: number) => Promise<void>

const ASK_FIRST_ms = 500
const ASK_SLOWEST_ms = 4_000

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
  const { sales, entryOf, put, become, noteEnd } = cards
  const start = createSending(calls, keep, pause, shownBooks, cards)
  return {
    sales,
    send: (words, inPlaceOf = entryOf(words.id)?.inPlaceOf) =>
      start(words, inPlaceOf, () => 'not-accepted'),
    sendAgain(draft, twinSeen) {
      const words = intentOf(draft)
      const intent = twinSeen === undefined ? words : { ...words, twinSeen }
      // A twin, or another sale that holds the draft back, says that it stands in these very books;
      // no other refusal does.
      start(intent, entryOf(draft.id)?.inPlaceOf, (refusal) => {
        const stands = refusal.code === 'TWIN' || heldById(refusal, draft.id) !== null
        return stands ? 'kept' : 'not-accepted'
      })
    },
    seen(sale) {
      const entry = entryOf(sale.id)
      if (entry?.phase === 'not-received' || entry?.phase === 'asking') {
        become(entry.intent, 'kept', null)
      }
      noteEnd(sale)
    },
    dismiss(id) {
      sales.set((all) => {
        const at = all.findIndex(({ intent }) => intent.id === id)
        // An older one the counter has not confirmed yet is still the cashier's to see.
        return all.filter((entry, index) => index < at || (index > at && entry.phase !== 'kept'))
      })
    },
    bring(sale) {
      const shown = entryOf(sale.id)
      // One that is being sent or asked for tells its own story.
      if (shown && shown.phase !== 'kept') return
      const books = shownBooks()
      const intent = books === undefined ? intentOf(sale) : { ...intentOf(sale), books }
      put(shown ?? { intent, phase: 'kept', refusal: null })
      noteEnd(sale)
    },
  }
}

/** The way of a sale from the desk into the books, and what the desk shows of it. */
function createSending(
  calls: SaleCalls,
  keep: Keep,
  pause: Pause,
  shownBooks: () => Books | undefined,
  { entryOf, put, become }: Cards,
) {
  const run = async (
    intent: SaleIntent,
    sending: symbol,
    refusedPhase: RefusedPhase,
  ): Promise<void> => {
    const counts = () => entryOf(intent.id)?.sending === sending
    const outcome = await attempt(() => calls.submit(intent))
    if (counts() && outcome.kind === 'lost') become(intent, 'asking', null)
    const end = outcome.kind === 'lost' ? await askWhile(counts, calls, intent, pause) : outcome
    // It stands in the books even where nobody looks for it on the desk any more.
    if (end.kind === 'done') keep(end.value)
    if (!counts()) return
    if (end.kind === 'refused') become(intent, refusedPhase(end.refusal), end.refusal)
    else become(intent, end.kind === 'done' ? 'kept' : 'not-received', null)
  }
  return (words: SaleIntent, inPlaceOf: SaleId | undefined, refusedPhase: RefusedPhase) => {
    // A sale keeps the books of its first sending, whatever the page has come to show since.
    const books = entryOf(words.id)?.intent.books ?? words.books ?? shownBooks()
    const intent: SaleIntent = books === undefined ? words : { ...words, books }
    if (books === undefined) {
      put({ intent, phase: 'not-received', refusal: null, inPlaceOf })
      return
    }
    const sending = Symbol(intent.id)
    put({ intent, phase: 'sending', refusal: null, inPlaceOf, sending })
    void run(intent, sending, refusedPhase)
  }
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
