import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { benchDrain } from './drain.ts'
import { benchDurable } from './durable.ts'
import { benchFirstByte } from './first-byte.ts'
import { benchFirstRow } from './first-row.ts'
import { benchFlood } from './flood.ts'
import { benchInvariants } from './invariants.ts'
import { benchMillion } from './million.ts'
import { benchPaper } from './paper.ts'
import { benchRendererSize } from './renderer-size.ts'
import { benchReports } from './reports.ts'
import { print, type Row } from './row.ts'
import { benchScreen } from './screen.ts'

const benches: Readonly<Record<string, (folder: string) => Promise<Row[]> | Row[]>> = {
  drain: benchDrain,
  durable: benchDurable,
  'first-byte': benchFirstByte,
  'first-row': () => benchFirstRow(),
  flood: benchFlood,
  invariants: benchInvariants,
  million: benchMillion,
  paper: benchPaper,
  reports: benchReports,
  screen: benchScreen,
  size: benchRendererSize,
}

/** `npm run bench`, or `npm run bench -- durable million` for some of them. One JSON line a row. */
const wanted = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'flexicounter-bench-'))
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const row of await bench(folder)) {
      print(row)
      if (row.missed === true) process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
