/**
 * A receipt printer that is none, run by itself:
 * `npm run --silent printer -- [--port N] [--dots 384|512|576] [--into FOLDER]` listens on
 * 127.0.0.1, at 9100 unless told otherwise, and prints one JSON line `{"port","into"}`, then one
 * for each job: what came out, which drawers were opened and what it did not understand. Each paper
 * is a PNG in the folder, a new one unless told otherwise. Ends on SIGINT and SIGTERM, and when the
 * npm that started it is gone.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { HeadDots, RAW_PORT } from '../src/domain/paper/printer.ts'
import type { PrinterJob } from '../src/sandbox/printer/job.ts'
import { pngOf } from '../src/sandbox/printer/png.ts'
import { startPrinter } from '../src/sandbox/printer/printer.ts'
import { systemClock } from '../src/sandbox/system-clock.ts'
import { whenEnding } from './ending.ts'

const USAGE = 'usage: printer [--port N] [--dots 384|512|576] [--into FOLDER]'

function refuse(words: string): never {
  process.stderr.write(`${words}\n${USAGE}\n`)
  process.exit(2)
}

function written(): { port?: string; dots?: string; into?: string } {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ options: { port: text, dots: text, into: text } }).values
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : 'the arguments were not understood')
  }
}

function portOf(words: string): number {
  const port = /^\d{1,5}$/.test(words) ? Number(words) : 0
  return port >= 1 && port <= 65_535 ? port : refuse(`not a port: ${words}`)
}

function dotsOf(words: string): HeadDots {
  const dots = HeadDots.safeParse(Number(words))
  return dots.success ? dots.data : refuse(`no head has so many dots: ${words}`)
}

/** @returns what is said of a job, its papers kept */
function keep(job: PrinterJob, into: string, nth: number): object {
  const papers = job.papers.map((paper, index) => {
    const file = path.join(into, `job-${nth}-paper-${index + 1}.png`)
    writeFileSync(file, pngOf(paper))
    return file
  })
  const { bytes, lost_bytes, left_bytes, kicks, refused, ended } = job
  return { bytes, lost_bytes, left_bytes, papers, kicks, refused, ended }
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const { port = String(RAW_PORT), dots, into } = written()
const options = {
  clock: systemClock,
  port: portOf(port),
  endless: true,
  ...(dots === undefined ? {} : { dots: dotsOf(dots) }),
}
const folder = into ?? mkdtempSync(path.join(tmpdir(), 'papers-'))
try {
  mkdirSync(folder, { recursive: true })
  let jobs = 0
  const over = (job: PrinterJob) => say(keep(job, folder, (jobs += 1)))
  const printer = await startPrinter({ ...options, over })
  whenEnding(() => void printer.stop().finally(() => process.exit(0)))
  say({ port: printer.port, into: folder })
} catch (cause) {
  const words = cause instanceof Error ? cause.message : String(cause)
  process.stderr.write(`the printer did not start: ${words}\n`)
  process.exit(1)
}
