import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { sold } from './report-books.ts'

/** What a day comes to: in each program’s own way, and the same in all of them. */
export type DailyTotals = ReadonlyMap<string, { readonly face_e4: number; commission_e4: number }>

export interface Timed {
  readonly took_ms: number
  readonly totals: DailyTotals
}

/** Null where it is not installed; a line says so. */
type Program = (file: string) => Timed | null

/** A journal of the same sales as `ledger` and `hledger` read it. */
export function writeJournal(file: string, salesOf: ReadonlyMap<string, number>): void {
  const taka = (amount_e4: number) => (amount_e4 / 10_000).toFixed(4)
  const lines = `    customers-held  ${taka(sold.face_e4)} BDT
    wallet  -${taka(sold.cost_e4)} BDT
    commission  -${taka(sold.commission_e4)} BDT\n\n`
  const journal = openSync(file, 'w')
  let nth = 0
  for (const [day, sales] of salesOf) {
    let text = ''
    for (let sale = 0; sale < sales; sale += 1) text += `${day} sale ${(nth += 1)}\n${lines}`
    writeSync(journal, text)
  }
  closeSync(journal)
}

/** The daily totals of a journal by `ledger`. */
export const ledger: Program = (file) => {
  const format = '%(format_date(date, "%Y-%m-%d")) %(account) %(quantity(amount))\n'
  return timed('ledger', ['-f', file, '--daily', 'register', '--format', format], (text) =>
    text.split('\n').map((line) => line.split(' ')),
  )
}

/** The daily totals of a journal by `hledger`. */
export const hledger: Program = (file) =>
  timed('hledger', ['-f', file, 'register', '--daily', '-O', 'csv'], (text) =>
    text.split('\n').map((line) => {
      const [, date = '', , , account = '', amount = ''] = line.split('","')
      return [date, account, amount]
    }),
  )

const Row = z.object({ day: z.string(), face_e4: z.number(), commission_e4: z.number() })

/** The daily totals by a plain scan of the counter’s own books with the `sqlite3` program. */
export const sqlite3: Program = (file) => {
  const scan = `SELECT business_date AS day, sum(amount_e4) AS face_e4,
    sum(commission_e4) AS commission_e4 FROM sale GROUP BY business_date`
  const ran = run('sqlite3', ['-readonly', '-json', file, scan])
  if (!ran) return null
  const rows = z.array(Row).parse(JSON.parse(ran.text))
  const totals = new Map(rows.map(({ day, ...sums }) => [day, sums]))
  return { took_ms: ran.took_ms, totals }
}

function timed(
  program: string,
  words: readonly string[],
  read: (text: string) => readonly (readonly string[])[],
): Timed | null {
  const ran = run(program, words)
  if (!ran) return null
  const totals = new Map<string, { face_e4: number; commission_e4: number }>()
  for (const [day = '', account = '', amount = ''] of read(ran.text)) {
    const amount_e4 = Math.round(Number.parseFloat(amount) * 10_000)
    const total = totals.get(day) ?? { face_e4: 0, commission_e4: 0 }
    if (account === 'customers-held') total.face_e4 += amount_e4
    else if (account === 'commission') total.commission_e4 -= amount_e4
    else continue
    totals.set(day, total)
  }
  return { took_ms: ran.took_ms, totals }
}

function run(program: string, words: readonly string[]) {
  const started = performance.now()
  const ran = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const took_ms = performance.now() - started
  if (ran.error && 'code' in ran.error && ran.error.code === 'ENOENT') {
    process.stderr.write(`${program}: not installed, its daily totals are not beside ours\n`)
    return null
  }
  if (ran.status !== 0) throw new Error(`${program} ended with ${ran.status}: ${ran.stderr}`)
  return { took_ms, text: ran.stdout }
}
