import { byJob, isUnderWay, type PrintBooks, type PrintStep } from './print-books.ts'
import type { PutOut } from './printer.ts'

export interface Printed {
  readonly books: PrintBooks
  readonly out: readonly PutOut[]
  /** How often a person asked for a job once more. */
  readonly retries: ReadonlyMap<string, number>
}

interface Found {
  readonly lost: readonly string[]
  readonly double: readonly string[]
}

/**
 * Lays the print jobs on the disk beside what really came out of the printer. It holds at every
 * moment: a job is on the disk as printing before its first byte leaves.
 *
 * @param hasSettled everything had its time: then none is under way any more
 */
export function comparePrints({ books, out, retries }: Printed, hasSettled: boolean): Found {
  const jobs = byJob(books)
  const lost: string[] = []
  const double: string[] = []
  for (const [id, steps] of jobs) {
    const mine = out.filter(({ job }) => job === id)
    const wholes = mine.filter(({ isWhole }) => isWhole).length
    const pulses = mine.reduce((sum, one) => sum + one.pulses, 0)
    const begun = steps.filter(({ state }) => state === 'printing').length
    const most = 1 + (retries.get(id) ?? 0)
    if (begun > most) double.push(`print ${id} began ${begun} times, asked for ${most} times`)
    if (wholes > most) double.push(`print ${id} came out ${wholes} times, asked for ${most} times`)
    if (pulses > 1) double.push(`print ${id} opened the drawer ${pulses} times`)
    if (wholes > mayBeOut(steps)) lost.push(`print ${id} came out and is said to have failed`)
    const last = steps.at(-1)
    if (!last || !hasSettled) continue
    if (isUnderWay(last)) lost.push(`print ${id} is ${last.state} for ever`)
    if (last.confirmed === 1 && wholes === 0) lost.push(`print ${id} never came out`)
  }
  for (const { job } of out) {
    if (job !== null && !jobs.has(job)) lost.push(`print ${job} came out and is not in the books`)
  }
  return { lost, double: [...double, ...twoFirsts(jobs, out), ...unwritten({ books, out })] }
}

/** How many papers the books admit to: failed is said only where nothing came out. */
function mayBeOut(steps: readonly PrintStep[]): number {
  return steps.filter(
    ({ state }, nth) => state === 'printing' && steps[nth + 1]?.state !== 'failed',
  ).length
}

/** One and the same paper is handed out once; what comes after it says that it is a copy. */
function twoFirsts(jobs: ReadonlyMap<string, readonly PrintStep[]>, out: readonly PutOut[]) {
  const firsts = out.filter(({ isWhole, isCopy }) => isWhole && !isCopy)
  const papers = Map.groupBy(firsts, ({ job }) => jobs.get(job ?? '')?.[0]?.paper ?? job)
  return [...papers]
    .filter(([, all]) => all.length > 1)
    .map(([paper, all]) => `${paper} came out ${all.length} times, and none says it is a copy`)
}

/**
 * What came out, laid beside what the books say began, in its order. A beginning of a paper may be
 * of any job; one that began may have put out nothing.
 */
function unwritten({ books, out }: Pick<Printed, 'books' | 'out'>): string[] {
  const begun = books.filter(({ state }) => state === 'printing')
  let next = 0
  for (const { job, pulses } of out) {
    const found = begun.findIndex(
      ({ id, kicked }, nth) =>
        nth >= next && (job === null || job === id) && (pulses === 0 || kicked === 1),
    )
    if (found < 0) return [`${job ?? 'a beginning'} came out, or its drawer opened, unwritten`]
    next = found + 1
  }
  return []
}

/**
 * What was under way when the power went: a start finds it, says so, and prints none of it. A
 * person may have asked for it anew since.
 *
 * @param isUp the start came so far that it could be spoken to
 */
export function wentOn(before: PrintBooks, after: PrintBooks, isUp: boolean): string[] {
  const now = byJob(after)
  return [...byJob(before)].flatMap(([id, steps]) => {
    const last = steps.at(-1)
    if (!last || !isUnderWay(last)) return []
    const next = now.get(id)?.find(({ version }) => version === last.version + 1)
    if (!next) return isUp ? [`print ${id} was left ${last.state} by a start`] : []
    const isStopped = next.why === 'stopped' && !isUnderWay(next)
    return isStopped ? [] : [`print ${id} was ${last.state}, and a start made it ${next.state}`]
  })
}
