import type { Books, Sale, SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import { type CallProblem, type CoreRefusal, problemOf } from '../core/refusal.ts'
import { type Store, createStore } from '../core/store.ts'

/** A sale this screen sent, from the press of `+` until the books show it. */
export interface DeskSale {
  readonly intent: SaleIntent
  /**
   * `asking`: the counter did not answer, which says nothing; the sale is asked for by its id.
   * `kept`: it stands in the books, and its state is read there.
   */
  readonly phase: 'sending' | 'asking' | 'kept' | 'not-received' | 'not-accepted'
  readonly refusal: CoreRefusal | null
}

export interface Desk {
  readonly sales: Store<readonly DeskSale[]>
  /** Sends under the intent's own id; sending the same again is the same sale. */
  readonly send: (intent: SaleIntent) => void
  readonly dismiss: (id: string) => void
}

/** What of the core the desk needs. */
export interface SaleCalls {
  readonly submit: (words: SaleIntent) => Promise<Sale>
  readonly get: (words: { readonly id: string }) => Promise<SaleDetail>
}

type Keep = (sale: Sale | SaleDetail) => void
type Pause = (delay_ms: number) => Promise<void>

const ASK_FIRST_ms = 500
const ASK_SLOWEST_ms = 4_000

/**
 * @param keep hands a sale that stands in the books to whoever shows it.
 * @param shownBooks the books the page shows: a sale is meant for these and no others.
 */
export function createDesk(
  calls: SaleCalls,
  keep: Keep,
  pause: Pause,
  shownBooks: () => Books | undefined = () => undefined,
): Desk {
  const sales = createStore<readonly DeskSale[]>([])
  const put = (entry: DeskSale) =>
    sales.set((all) => [entry, ...all.filter(({ intent }) => intent.id !== entry.intent.id)])
  const become = (intent: SaleIntent, phase: DeskSale['phase'], refusal: CoreRefusal | null) =>
    sales.set((all) =>
      all.map((entry) => (entry.intent.id === intent.id ? { intent, phase, refusal } : entry)),
    )
  const stands = (intent: SaleIntent, sale: Sale | SaleDetail) => {
    keep(sale)
    become(intent, 'kept', null)
  }
  const ask = async (intent: SaleIntent): Promise<void> => {
    become(intent, 'asking', null)
    for (let delay_ms = ASK_FIRST_ms; ; delay_ms = Math.min(delay_ms * 2, ASK_SLOWEST_ms)) {
      const found = await attempt(() => calls.get({ id: intent.id }))
      if (found.kind === 'done') return stands(intent, found.value)
      if (found.kind === 'refused') return become(intent, 'not-received', null)
      await pause(delay_ms)
    }
  }
  const submit = async (intent: SaleIntent): Promise<void> => {
    const books = shownBooks()
    const meant = books === undefined ? intent : { ...intent, books }
    const outcome = await attempt(() => calls.submit(meant))
    if (outcome.kind === 'done') return stands(intent, outcome.value)
    if (outcome.kind === 'refused') return become(intent, 'not-accepted', outcome.refusal)
    return ask(intent)
  }
  return {
    sales,
    send(intent) {
      put({ intent, phase: 'sending', refusal: null })
      void submit(intent)
    },
    dismiss: (id) => sales.set((all) => all.filter(({ intent }) => intent.id !== id)),
  }
}

type Attempt<Value> = { readonly kind: 'done'; readonly value: Value } | CallProblem

async function attempt<Value>(call: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { kind: 'done', value: await call() }
  } catch (error) {
    return problemOf(error)
  }
}
