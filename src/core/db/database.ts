/** Reads that return typed rows. The type is a claim about the SQL beside it, checked by tests. */
export interface Rows<Parameters extends unknown[], Row> {
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): Row[]
}

export interface Statement<Parameters extends unknown[]> {
  run(...parameters: Parameters): { readonly changes: number; readonly rowid: number }
}

/** Readers cannot write: whoever only reports is given this. */
export interface ReadableDb {
  /**
   * Prepares a query. Where rows are also joined, grouped or put in order, a value that a column is
   * compared with is written `CAST(? AS TEXT)`: what a bare one holds may change SQLite's plan, so
   * it prepares the whole query anew at every run, which costs ten times the run.
   *
   * @throws when the statement could write.
   */
  read<Parameters extends unknown[], Row>(sql: string): Rows<Parameters, Row>
  /** True inside of a write: what is read now may yet be undone. */
  writing(): boolean
  /**
   * A reading that is asked for more often than the books change: it is made once between two
   * writes. Inside of a write nothing is kept, for what is read there may yet be undone.
   */
  untilWritten<Value>(read: () => Value): () => Value
}

/**
 * The one writer. Everything `work` changes is committed to disk (synchronous=FULL) before `write`
 * returns, or not at all.
 */
export interface WritableDb extends ReadableDb {
  change<Parameters extends unknown[]>(sql: string): Statement<Parameters>
  /** One immediate transaction. Not to be nested: what belongs together is written together. */
  write<Value>(work: () => Value): Value
  /** Runs once the transaction that is being written is on disk; not at all if it is undone. */
  afterCommit(then: () => void): void
}

export interface Database extends WritableDb {
  close(): void
  /** The whole database as bytes, for backups and for the simulation's crashes. */
  serialize(): Uint8Array
}

/** Why a file cannot be our books. `code` has words on the rescue screen. */
export class DatabaseRefused extends Error {
  readonly code: 'in-use' | 'foreign' | 'newer' | 'damaged' | 'cannot-write'
  constructor(code: DatabaseRefused['code'], words: string, options?: ErrorOptions) {
    super(words, options)
    this.name = 'DatabaseRefused'
    this.code = code
  }
}
