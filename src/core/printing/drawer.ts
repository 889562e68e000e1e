import { DrawerOpening, type DrawerOpen, type PrintWhy } from '../../contract/printing.ts'
import type { ShiftId } from '../../contract/shifts.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { createAwake } from '../awake.ts'
import type { Run } from '../run.ts'
import { createBeginning, endOf } from './beginning.ts'
import type { PrintEnd } from './press.ts'
import { AT_THE_DRAWER_ms, type PrintsWith, type QueueParts } from './queue.ts'

export interface DrawerParts
  extends Pick<
    QueueParts,
    ('db' | 'clock' | 'changes' | 'log' | 'turns') | ('closing' | 'isStorageFailure')
  > {
  readonly run: Run
  /** The printer of the settings, also in practice: the drawer hangs on it. */
  readonly drawerAt: () => PrintsWith | null
}

export type NotOpened = 'words-differ' | 'no-printer' | 'no-drawer'

export interface DrawerOpenings {
  open(wanted: DrawerOpen): Promise<Result<DrawerOpening, NotOpened>>
  /** Of a shift, the oldest first: the one that was open, whatever the clock said since. */
  of(shift: ShiftId): DrawerOpening[]
}

/**
 * Opens the drawer without a sale. Who opened it, when and why stands in the books before it moves;
 * the same id opens it once, and nothing ever opens it a second time by itself.
 */
export function createDrawerOpenings(parts: DrawerParts): DrawerOpenings {
  const { turns, clock, drawerAt } = parts
  const books = createOpeningBooks(parts)
  const pulse = createPulse(parts)
  const underWay = new Map<string, Promise<void>>()
  return {
    of: (shift) => books.of(shift),
    async open({ id, reason }) {
      const before = books.reasonOf(id)
      if (before !== null && before !== reason) return problem('words-differ')
      if (before === null) {
        const at = drawerAt()
        if (!at) return problem('no-printer')
        if (at.printer.drawer === 'none') return problem('no-drawer')
        const seq = books.add(id, reason)
        const isAwake = createAwake(clock)
        const until_ms = clock.monotonic() + AT_THE_DRAWER_ms
        const isAwaited = () => isAwake() && clock.monotonic() < until_ms
        // Whoever stands at the drawer waits for it: papers can wait.
        const opened = turns.takeFirst(() => pulse(at, isAwaited))
        const ended = opened
          .then((end) => books.end({ seq, id }, end))
          .finally(() => underWay.delete(id))
        underWay.set(id, ended)
      }
      await underWay.get(id)
      return success(books.byId(id))
    },
  }
}

function createPulse({ log, closing, isStorageFailure }: DrawerParts) {
  return async ({ press, printer }: PrintsWith, isAwaited: () => boolean): Promise<PrintEnd> => {
    const unwanted = () => (closing.aborted || !isAwaited() ? 'stopped' : null)
    const why = unwanted()
    if (why !== null) return { end: 'failed', why }
    const beginning = createBeginning({ unwanted, isStorageFailure, commit: () => {} })
    return await endOf(
      async () => await press.openDrawer(printer, beginning.begins, closing),
      beginning,
      log,
    )
  }
}

type OpeningRow = Record<keyof DrawerOpening, unknown>

const OPENING = `SELECT opening.at_ms, reason, cashier, coalesce(ended.state, 'unknown') AS state
  FROM drawer_opening AS opening LEFT JOIN shift ON shift.seq = shift_seq
    LEFT JOIN drawer_opening_end AS ended ON opening_seq = opening.seq`

function createOpeningBooks(parts: DrawerParts) {
  const { db, run, changes, log, isStorageFailure } = parts
  const find = db.read<[string], { reason: string }>(
    'SELECT reason FROM drawer_opening WHERE id = ?',
  )
  const shift = db.read<[], { seq: number }>('SELECT seq FROM open_shift')
  const insert = db.change<[string, number, string, number | null]>(
    'INSERT INTO drawer_opening (id, at_ms, reason, shift_seq) VALUES (?, ?, ?, ?)',
  )
  const insertEnd = db.change<[number, number, string, PrintWhy | null]>(
    'INSERT INTO drawer_opening_end (opening_seq, at_ms, state, why) VALUES (?, ?, ?, ?)',
  )
  const byId = db.read<[string], OpeningRow>(`${OPENING} WHERE opening.id = ?`)
  const ofShift = db.read<[ShiftId], OpeningRow>(
    `${OPENING} WHERE shift_seq = (SELECT seq FROM shift WHERE id = CAST(? AS TEXT))
     ORDER BY opening.seq`,
  )
  return {
    reasonOf: (id: string) => find.get(id)?.reason ?? null,
    add: (id: string, reason: string): number =>
      db.write(() => {
        db.afterCommit(() => changes.tell('print', id))
        return insert.run(id, run.moment().at_ms, reason, shift.get()?.seq ?? null).rowid
      }),
    /** One the disk refuses stays as it is: unknown. */
    end({ seq, id }: { readonly seq: number; readonly id: string }, end: PrintEnd): void {
      const state = end.end === 'printed' ? 'sent' : end.end
      const why = end.end === 'printed' ? null : end.why
      try {
        db.write(() => {
          db.afterCommit(() => changes.tell('print', id))
          insertEnd.run(seq, run.moment().at_ms, state, why)
        })
      } catch (cause) {
        if (!isStorageFailure(cause)) throw cause
        log.error('drawer-end-not-noted', { opening: seq, state })
      }
    },
    byId: (id: string) => DrawerOpening.parse(byId.get(id)),
    of: (of: ShiftId) => ofShift.all(of).map((row) => DrawerOpening.parse(row)),
  }
}
