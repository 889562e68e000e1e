import type { BooksOnDisk, SaleLine } from './books.ts'
import type { Execution } from './oracle.ts'
import { isAsSold } from './sold.ts'

/** A sale as the cashier remembers it, who has no computer. */
export interface Remembered {
  readonly id: string
  readonly number: string
  /**
   * `asked`: submitted, and no answer came. `confirmed`: the counter has said that it has the sale.
   * `refused`: the counter has said in words that it took nothing. `unknown-to-it`: after a start
   * it said that it has no such sale, and the cashier let it be.
   */
  readonly standing: 'asked' | 'confirmed' | 'refused' | 'unknown-to-it'
}

export interface Comparison {
  /** A sale that is not in the books, or has no honest state there. */
  readonly lost: readonly string[]
  /** Executed more often than it was confirmed, or in the books more than once. */
  readonly double: readonly string[]
}

const NOTHING_LEFT: readonly SaleLine['state'][] = ['created', 'cancelled']
const DELIVERED: readonly SaleLine['state'][] = ['succeeded', 'late-success']

/**
 * Lays the books on the disk, what the providers really did, and what the cashier knows beside each
 * other. It holds at every moment, also just after a kill.
 *
 * @param hasSettled everything had its time: then what is open is no honest state any more
 */
export function compare(
  books: BooksOnDisk,
  executions: readonly Execution[],
  remembered: readonly Remembered[],
  hasSettled: boolean,
): Comparison {
  const byId = new Map(books.sales.map((sale) => [sale.id, sale]))
  const executed = assign(books.sales, executions)
  const lost: string[] = [...executed.nobodys]
  for (const { id, standing } of remembered) {
    const isThere = byId.has(id)
    if (standing === 'confirmed' && !isThere) lost.push(`${id} was confirmed and is not there`)
    if (isThere && (standing === 'refused' || standing === 'unknown-to-it')) {
      lost.push(`${id} was said not to be there, and is`)
    }
  }
  for (const sale of books.sales) {
    const why = dishonest(sale, executed.of(sale), hasSettled)
    if (why !== null) lost.push(`${sale.id} (${sale.provider}, ${sale.state}) ${why}`)
    if (lacksTokens(sale, executed.of(sale), books)) lost.push(`${sale.id} lacks its tokens`)
  }
  return { lost, double: doubles(books.sales, executions, remembered) }
}

function dishonest(
  sale: SaleLine,
  executions: readonly Execution[],
  hasSettled: boolean,
): string | null {
  const { state } = sale
  const isStanding = executions.some(({ outcome }) => outcome !== 'failed')
  if (executions.length > 0 && NOTHING_LEFT.includes(state)) return 'was executed'
  if (executions.some((one) => !isAsSold(sale, one))) return 'was executed as something else'
  if (isStanding && state === 'failed') return 'was executed and stands'
  if (!isStanding && DELIVERED.includes(state)) return 'was never executed'
  if (hasSettled && !['cancelled', 'failed', ...DELIVERED].includes(state)) return 'has no end'
  return null
}

/** A meter's tokens come with its delivery, in one commit: whole, and in their order. */
function lacksTokens(
  { seq, state }: SaleLine,
  executions: readonly Execution[],
  { tokens, decided }: BooksOnDisk,
): boolean {
  const [execution] = executions
  if (!execution?.tokens || !DELIVERED.includes(state) || decided.has(seq)) return false
  return (tokens.get(seq) ?? []).join() !== execution.tokens.join()
}

const words = ({ provider, number, amount_e4 }: SaleLine | Execution) =>
  `${provider} ${number.slice(-10)} ${amount_e4}`

/**
 * Which executions are whose. By our reference where the provider keeps it; autoflexi keeps none,
 * and there the number tells, for no two sales of this test but a retry and its first share one.
 */
function assign(sales: readonly SaleLine[], executions: readonly Execution[]) {
  const references = new Set(sales.map((sale) => sale.our_reference))
  const numbers = new Set(sales.map(words))
  const owned = new Map<string, Execution[]>()
  const nobodys: string[] = []
  for (const execution of executions) {
    const { reference } = execution
    const isKnown = reference === null ? numbers.has(words(execution)) : references.has(reference)
    if (!isKnown) nobodys.push(`${words(execution)} was executed and is not in the books`)
    const key = reference ?? words(execution)
    owned.set(key, [...(owned.get(key) ?? []), execution])
  }
  return {
    nobodys,
    of(sale: SaleLine): readonly Execution[] {
      if (sale.provider !== 'autoflexi') return owned.get(sale.our_reference) ?? []
      const all = owned.get(words(sale)) ?? []
      const known = all.filter((one) => one.providerReference === sale.provider_reference)
      return known.length > 0 ? known : all
    },
  }
}

function doubles(
  sales: readonly SaleLine[],
  executions: readonly Execution[],
  remembered: readonly Remembered[],
): string[] {
  const found: string[] = []
  const seen = new Set<string>()
  for (const { reference } of executions) {
    if (reference !== null && seen.has(reference)) found.push(`${reference} was executed twice`)
    if (reference !== null) seen.add(reference)
  }
  const asked = countBy(remembered, ({ number }) => number.slice(-10))
  const booked = countBy(sales, ({ number }) => number.slice(-10))
  const done = countBy(executions, ({ number }) => number.slice(-10))
  for (const [number, times] of booked) {
    const wanted = asked.get(number) ?? 0
    if (times > wanted) found.push(`${number}: ${times} sales where ${wanted} were asked for`)
  }
  for (const [number, times] of done) {
    const wanted = asked.get(number) ?? 0
    if (times > wanted) found.push(`${number}: executed ${times} times, asked for ${wanted} times`)
  }
  return found
}

function countBy<Value>(values: readonly Value[], key: (value: Value) => string) {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1)
  return counts
}
