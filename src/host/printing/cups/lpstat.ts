import type { PrintWhy } from '../../../contract/printing.ts'

/**
 * `printer-state-reasons` as CUPS spells them (RFC 8011, 5.4.12), without how grave they are. One
 * that ends in `-report` or `-warning` is worth knowing, and no hindrance.
 */
const ofReason: ReadonlyMap<string, PrintWhy> = new Map([
  ['media-empty', 'paper-out'],
  ['media-needed', 'paper-out'],
  ['cover-open', 'cover-open'],
  ['door-open', 'cover-open'],
  ['interlock-open', 'cover-open'],
  ['media-jam', 'offline'],
  ['offline', 'offline'],
  ['shutdown', 'offline'],
  ['timed-out', 'offline'],
  ['paused', 'offline'],
  ['moving-to-paused', 'offline'],
  ['other', 'offline'],
])

function whyOfReasons(reasons: readonly string[]): PrintWhy | null {
  const said = new Set(reasons.map((reason) => reason.replace(/-error$/u, '')))
  for (const [reason, why] of ofReason) if (said.has(reason)) return why
  return null
}

export interface QueueLook {
  /** Why it does not print now; null where it does, as far as CUPS says. */
  readonly why: PrintWhy | null
  /** It has no connection to its printer yet: usual for a moment, and no end where it is off. */
  readonly isConnecting: boolean
}

/**
 * Reads `lpstat -l -p NAME -a NAME`, in English.
 * @returns null where it says nothing of such a queue
 */
export function readLook(name: string, said: string): QueueLook | null {
  const lines = said.split('\n')
  const state = lines.find((line) => line.startsWith(`printer ${name} `))
  if (state === undefined) return null
  const alerts = lines.find((line) => line.startsWith('\tAlerts: ')) ?? ''
  const reasons = alerts.split(/[\s,]+/u)
  const isDisabled = state.startsWith(`printer ${name} disabled `)
  const isClosed = lines.some((line) => line.startsWith(`${name} not accepting requests`))
  return {
    why: whyOfReasons(reasons) ?? (isDisabled || isClosed ? 'offline' : null),
    isConnecting: reasons.includes('connecting-to-device'),
  }
}

/**
 * Reads `lpstat -o`: the jobs of all queues that are not through, by the number that CUPS counts
 * over all of them. It writes the names of queues in other letters as in an address (`%E0%A6…`),
 * and of one it is asked for by such a name it says nothing.
 */
export function readJobs(said: string): readonly number[] {
  return Array.from(said.matchAll(/^\S+-(?<number>\d+)\s/gmu), ({ groups }) =>
    Number(groups?.['number']),
  )
}

/** Reads `lpstat -e`: a queue a line. */
export function readNames(said: string): string[] {
  return said.split('\n').filter((line) => line !== '')
}

/** Reads `lpstat -d`. */
export function readDefault(said: string): string | null {
  return /^system default destination: (?<name>\S+)$/mu.exec(said)?.groups?.['name'] ?? null
}

/** Reads what `lp` says of a job it has handed over. @returns its number */
export function readRequest(said: string): number | null {
  const number = /^request id is \S+-(?<number>\d+) /mu.exec(said)?.groups?.['number']
  return number === undefined ? null : Number(number)
}
