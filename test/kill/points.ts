import type { ProviderId } from '../../src/domain/provider.ts'

/** What the counter has to be doing for a point to be passed. */
export type Way =
  /** A sale is sold through the provider. */
  | 'sale'
  /** A sale waits for its end, and is asked about. */
  | 'poll'
  /** A person decides about a sale in review, left in doubt by an earlier kill. */
  | 'decision'
  /** The money of a sale that failed is given back. */
  | 'refund'
  /** A draft, left by an earlier kill, is called off. */
  | 'cancel'
  /** A start finds a sale on the wire, left there by an earlier kill. */
  | 'restart'
  /** The drawer is counted, something is put in or taken out, dues are paid. */
  | 'drawer'
  /** A day is closed, after one on which the counter was off. */
  | 'day'
  /** The slip of a sale is printed. */
  | 'print'
  /** A start finds a print under way, left there by an earlier kill. */
  | 'print-restart'
  | 'settings'
  | 'account'
  /** Books that are not there yet are made and set up. */
  | 'first-start'

export interface Point {
  readonly name: string
  readonly way: Way
  /** Through whom; empty where no provider has a part in it. */
  readonly providers: readonly ProviderId[]
}

const ALL: readonly ProviderId[] = ['autoflexi', 'alsamiflexi', 'flexiloadbd']
/** A person is asked about the two that nobody can ask by our reference. */
const UNASKED: readonly ProviderId[] = ['autoflexi', 'alsamiflexi']
/** They have a documented "no", after which the money is due back at once. */
const REFUSING: readonly ProviderId[] = ['alsamiflexi', 'flexiloadbd']
/** The one that is spoken to over TLS here. */
const OVER_TLS: readonly ProviderId[] = ['flexiloadbd']

function around(kind: string, way: Way, providers: readonly ProviderId[]): Point[] {
  return ['before commit', 'after commit'].map((phase) => ({
    name: `${kind}: ${phase}`,
    way,
    providers,
  }))
}

function at(way: Way, providers: readonly ProviderId[], ...names: string[]): Point[] {
  return names.map((name) => ({ name, way, providers }))
}

/**
 * Every place at which the counter ends itself (money.md §6). "before commit" is between BEGIN and
 * COMMIT with everything written, "in commit" while SQLite writes and syncs, "after commit" before
 * anybody is told.
 */
export const points: readonly Point[] = [
  ...around('intent', 'sale', ALL),
  ...at('sale', ALL, 'intent: in commit'),
  ...at('sale', ALL, 'connect: tcp'),
  ...at('sale', OVER_TLS, 'connect: tls'),
  ...at('sale', ALL, 'connect: done'),
  ...around('on-wire', 'sale', ALL),
  ...at('sale', ALL, 'on-wire: in commit'),
  ...at('sale', ALL, 'request: half', 'request: whole', 'answer: headers', 'answer: body'),
  ...around('outcome', 'sale', ALL),
  ...at('sale', ALL, 'outcome: in commit'),
  ...at('poll', ALL, 'question: asked', 'question: answered'),
  ...around('poll', 'poll', ALL),
  ...around('decision', 'decision', UNASKED),
  ...around('refund', 'refund', REFUSING),
  ...around('cancel', 'cancel', ALL),
  ...around('restart', 'restart', ALL),
  ...around('shift-open', 'drawer', []),
  ...around('shift-close', 'drawer', []),
  ...at('drawer', [], 'shift-close: in commit'),
  ...around('cash-move', 'drawer', []),
  ...around('dues', 'drawer', []),
  ...around('day-close', 'day', []),
  ...at('day', [], 'day-close: in commit'),
  ...around('print', 'print', []),
  ...around('print-begin', 'print', []),
  ...at('print', [], 'print-begin: in commit', 'paper: half'),
  ...around('print-end', 'print', []),
  ...around('print-restart', 'print-restart', []),
  ...around('settings', 'settings', []),
  ...around('account', 'account', []),
  ...at('first-start', [], 'books: in migration', 'books: made', 'books: named', 'key file: made'),
  ...around('wallet', 'first-start', []),
]
