/** One change inside of a transaction, as it was given to SQLite. */
export interface Written {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** What a transaction is about, told from what it writes and not from the code that writes it. */
export interface Kind {
  readonly name: string
  /** The sale's provider; null where it is about no sale. */
  readonly provider: string | null
}

/** What is no sale's: the table that tells it, and what is being done. */
const OF_NO_SALE = [
  ['day_close', 'day-close'],
  ['shift_close', 'shift-close'],
  ['shift', 'shift-open'],
  ['cash_movement', 'cash-move'],
  ['due_line', 'dues'],
  ['print_job', 'print'],
] as const

/** @param providerOf the provider of the sale with this `seq` */
export function kindOf(written: readonly Written[], providerOf: (seq: unknown) => unknown): Kind {
  const rows = written.map(rowOf)
  const into = (table: string) => rows.find((row) => row.table === table)?.columns
  const sale = into('sale')
  if (sale) return { name: 'intent', provider: String(sale['provider']) }
  const event = into('sale_event')
  const seq = (event ?? into('observation'))?.['sale_seq']
  if (seq !== undefined && seq !== null) {
    const name = into('attempt') ? 'on-wire' : event ? byEvent(event) : 'poll'
    return { name, provider: String(providerOf(seq)) }
  }
  const ofNone = OF_NO_SALE.find(([table]) => into(table))
  if (ofNone) return { name: ofNone[1], provider: null }
  const step = into('print_step')
  if (step) return { name: byPrintStep(step), provider: null }
  if (into('setting')) return { name: 'settings', provider: null }
  if (into('provider_account')) return { name: 'account', provider: null }
  const key = into('book')?.['key']
  const isWallet = typeof key === 'string' && key.startsWith('opened:')
  return { name: isWallet ? 'wallet' : 'other', provider: null }
}

/** Who moved the sale says what is being done to it. */
function byEvent(event: Columns): string {
  const { cause, from_state: from, to_state: to, tender } = event
  if (cause === 'person') return 'decision'
  if (cause === 'restart') return 'restart'
  if (cause === 'settlement') return 'poll'
  if (cause === 'cashier') {
    return to === 'cancelled' ? 'cancel' : tender === 'refunded' ? 'refund' : 'other'
  }
  return from === 'on-wire' ? 'outcome' : 'not-sent'
}

function byPrintStep({ state, why, seen }: Columns): string {
  if (state === 'printing') return 'print-begin'
  if (state === 'queued' || seen === 1) return 'other'
  return why === 'stopped' ? 'print-restart' : 'print-end'
}

type Columns = Readonly<Record<string, unknown>>

/** The row of an INSERT with its columns by name, however its values were bound. */
function rowOf({ sql, parameters }: Written): { table: string; columns: Columns } {
  const form = /INSERT INTO (\w+)\s*\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)/u.exec(sql)
  const [, table = '', names = '', values = ''] = form ?? []
  const split = (list: string) => list.split(',').map((word) => word.trim())
  const [named] = parameters
  const unbound = [...parameters]
  const value = (written: string | undefined): unknown => {
    if (written === '?') return unbound.shift()
    const given = typeof named === 'object' && named !== null ? Object.entries(named) : []
    if (written?.startsWith('@')) return given.find(([name]) => `@${name}` === written)?.[1]
    return written?.replaceAll("'", '')
  }
  const read = split(values)
  const columns = split(names).map((name, nth): [string, unknown] => [name, value(read[nth])])
  return { table, columns: Object.fromEntries(columns) }
}
