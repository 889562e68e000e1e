import BetterSqlite3 from 'better-sqlite3'
import type { Database, Statement } from '../../src/core/db/database.ts'
import { OF_DAY, touchOf } from './touches.ts'
import { PowerCut } from './violations.ts'

/** What may be done to a write, decided as it is about to begin. */
export type WriteFate = 'kept' | 'refused' | 'cut-before' | 'cut-after'

/** What a commit changed. */
export interface Touched {
  /** By their numbers. */
  readonly sales: ReadonlySet<number>
  /** Where it cannot be told which ones. */
  readonly isEverySale: boolean
  /** The ledger has new entries. */
  readonly isPosted: boolean
  /** A provider's list of operators was kept. */
  readonly isListed: boolean
  /** A shift, a move of cash, a line of dues, a rule or the close of a day was written. */
  readonly isOfDay: boolean
}

export interface BooksWatch {
  /** @param nth since these books were opened by this run */
  fate(nth: number): WriteFate
  /** Asked before each statement that changes something: true where the power goes there. */
  goesHere(): boolean
  /** Called once it is on disk, before anybody is told. */
  committed(touched: Touched): void
  /** The power goes: the books as they are on disk. */
  cut(bytes: Uint8Array): void
}

/**
 * Real books whose every commit the simulation sees, and at whose commits the power may go or the
 * disk refuse. A run that is dead neither reads nor writes.
 */
export class WatchedBooks {
  readonly #inner: Database
  readonly #watch: BooksWatch
  #dead = false
  #nth = 0
  #touched = new Set<number>()
  #everything = false
  #posted = false
  #listed = false
  #ofDay = false
  #goes = false

  constructor(inner: Database, watch: BooksWatch) {
    this.#inner = inner
    this.#watch = watch
  }

  /** From now on whoever still holds these books gets nothing out of them. */
  die(): void {
    this.#dead = true
  }

  end(): void {
    this.#inner.close()
  }

  /** As they are on disk. */
  bytes(): Uint8Array {
    return this.#inner.serialize()
  }

  /** What the core is given. */
  database(): Database {
    const inner = this.#inner
    const alive = () => {
      if (this.#dead) throw new PowerCut('the power is gone')
    }
    return {
      read: <Parameters extends unknown[], Row>(sql: string) => {
        alive()
        const rows = inner.read<Parameters, Row>(sql)
        return {
          get: (...parameters: Parameters) => {
            alive()
            return rows.get(...parameters)
          },
          all: (...parameters: Parameters) => {
            alive()
            return rows.all(...parameters)
          },
        }
      },
      change: <Parameters extends unknown[]>(sql: string): Statement<Parameters> => {
        const statement = inner.change<Parameters>(sql)
        const touches = touchOf(sql)
        const lists = /insert\s+into\s+listed_operator\b/iu.test(sql)
        const posts = /insert\s+into\s+(?:ledger_transaction|entry)\b/iu.test(sql)
        const isOfDay = OF_DAY.test(sql)
        return {
          run: (...parameters: Parameters) => {
            alive()
            if (this.#watch.goesHere()) this.#goesWithin()
            const done = statement.run(...parameters)
            if (isOfDay) this.#ofDay = true
            if (posts) this.#posted = true
            if (lists) this.#listed = true
            if (touches) this.#note(touches(parameters, done.rowid))
            return done
          },
        }
      },
      write: (work) => {
        alive()
        return this.#write(work)
      },
      writing: () => inner.writing(),
      untilWritten: (read) => {
        const kept = inner.untilWritten(read)
        return () => {
          alive()
          return kept()
        }
      },
      afterCommit: (then) => inner.afterCommit(then),
      serialize: () => inner.serialize(),
      // The simulation takes the bytes of books that were closed: it closes them itself (`end`).
      close: () => this.die(),
    }
  }

  #note(seq: number | null): void {
    if (seq === null) this.#everything = true
    else this.#touched.add(seq)
  }

  #write<Value>(work: () => Value): Value {
    this.#nth += 1
    this.#touched = new Set()
    this.#everything = false
    this.#posted = false
    this.#listed = false
    this.#ofDay = false
    const fate = this.#watch.fate(this.#nth)
    if (fate === 'cut-before') this.#cut()
    try {
      return this.#commit(work, fate)
    } finally {
      // Undone by then: what is on disk is what was there before this write began.
      if (this.#goes) this.#watch.cut(this.#inner.serialize())
      this.#goes = false
    }
  }

  #commit<Value>(work: () => Value, fate: WriteFate): Value {
    return this.#inner.write(() => {
      // First of all that follow the commit: what is checked is what is on disk, untold.
      this.#inner.afterCommit(() => {
        this.#watch.committed({
          sales: this.#touched,
          isEverySale: this.#everything,
          isPosted: this.#posted,
          isListed: this.#listed,
          isOfDay: this.#ofDay,
        })
        if (fate === 'cut-after') this.#cut()
      })
      const value = work()
      // At the commit, as a full disk does: the work was done and is undone again.
      if (fate === 'refused') {
        throw new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL')
      }
      return value
    })
  }

  /** The power goes in the middle of a write. */
  #goesWithin(): never {
    this.#goes = true
    this.#dead = true
    throw new PowerCut('the power goes between two statements')
  }

  #cut(): never {
    this.#watch.cut(this.#inner.serialize())
    this.#dead = true
    throw new PowerCut('the power goes')
  }
}
