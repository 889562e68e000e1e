/**
 * The three providers, their oracle and a receipt printer, run by themselves:
 * `npm run --silent sandbox -- [--port-base N]` prints one JSON line
 * `{"autoflexi":{"url","key"},"alsamiflexi":{…},"flexiloadbd":{…},"oracle":{"url"},
 * "printer":{"port"}}`.
 * Ends on SIGINT and SIGTERM, and when whoever started it is gone.
 */
import { randomBytes } from 'node:crypto'
import { fstatSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startSandbox } from '../src/sandbox/sandbox.ts'
import { systemClock } from '../src/sandbox/system-clock.ts'

const USAGE = 'usage: sandbox [--port-base N]   (five ports from N on, 1 to 65531)'

function refuse(words: string): never {
  process.stderr.write(`${words}\n${USAGE}\n`)
  process.exit(2)
}

function readPortBase(): number | undefined {
  let written: string | undefined
  try {
    written = parseArgs({ options: { 'port-base': { type: 'string' } } }).values['port-base']
  } catch (cause) {
    refuse(cause instanceof Error ? cause.message : 'the arguments were not understood')
  }
  if (written === undefined) return undefined
  const portBase = /^\d{1,5}$/.test(written) ? Number(written) : 0
  if (portBase < 1 || portBase > 65_531) refuse(`not a port to begin with: ${written}`)
  return portBase
}

/**
 * Calls back once the parent is gone: a sandbox nobody owns would hold its ports for ever. A stdin
 * that has ended by the time this resolves was never held by anyone, and says nothing.
 */
async function watchParent(gone: () => void): Promise<void> {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) gone()
  }, 1000)
  const stdin = fstatSync(0)
  if (!stdin.isFIFO() && !stdin.isSocket()) return
  let held = false
  process.stdin.once('end', () => {
    if (held) gone()
  })
  process.stdin.resume()
  // An end that is there already is met in the next turn of the event loop.
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate)
  held = true
}

const portBase = readPortBase()
try {
  const sandbox = await startSandbox({
    clock: systemClock,
    random: (bytes) => randomBytes(bytes),
    ...(portBase === undefined ? {} : { portBase }),
  })
  const end = () => {
    void sandbox.stop().finally(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  await watchParent(end)
  const { accounts, oracle, printer } = sandbox
  const told = { ...accounts, oracle: { url: oracle.url }, printer: { port: printer.port } }
  process.stdout.write(`${JSON.stringify(told)}\n`)
} catch (cause) {
  const words = cause instanceof Error ? cause.message : String(cause)
  process.stderr.write(`the sandbox did not start: ${words}\n`)
  process.exit(1)
}
