/**
 * The counter for scripts, tests and benches, without a window:
 * `npm run --silent serve -- --data DIR [--port N] [--practice]` opens the real books in DIR, or
 * the practice books with their sandbox, prints one JSON line `{"url","token","pid"}` and nothing
 * more on stdout. It ends on SIGINT, SIGTERM and SIGHUP.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { builtHost } from './built-host.ts'
import { whenEnding } from './ending.ts'

const USAGE = 'usage: serve --data DIR [--port N] [--practice]'

/** What was written on the command line is not what this script takes. */
class WrongUse extends Error {}

function understood<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function refuse(words: string, code: number): never {
  process.stderr.write(`FlexiCounter: ${words}\n`)
  process.exit(code)
}

function readArguments(): { dataDir: string; port: number; practice: boolean } {
  const options = {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    practice: { type: 'boolean', default: false },
  } as const
  const { values } = understood(() => parseArgs({ options }))
  if (!values.data) throw new WrongUse('--data is missing')
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new WrongUse(`${values.port} is not a port`)
  }
  // npm starts scripts in the project's folder; the path is meant from where npm was started.
  const dataDir = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), values.data)
  return { dataDir, port: Number(values.port), practice: values.practice }
}

async function serve(): Promise<void> {
  const { dataDir, port, practice } = readArguments()
  const { openHost } = await builtHost()
  const host = await openHost({ dataDir, port, books: practice ? 'practice' : 'real', fixed: true })
  whenEnding(() => void host.close().then(() => process.exit(0)))
  const { url, token } = host.loopback
  // The page at this address says it as well, and what can be done; calls answer NOT_HERE.
  if (host.refused) process.stderr.write(`FlexiCounter: ${host.refused.message}\n`)
  process.stdout.write(`${JSON.stringify({ url, token, pid: process.pid })}\n`)
}

try {
  await serve()
} catch (cause) {
  if (!(cause instanceof Error)) throw cause
  if (cause instanceof WrongUse) refuse(`${cause.message}\n${USAGE}`, 2)
  refuse(cause.message, 1)
}
