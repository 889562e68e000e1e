/**
 * The real sandbox in a program of its own, which outlives every counter that is killed. Prints one
 * JSON line (`Listening`) and ends when whoever started it is gone. flexiloadbd is reached over TLS
 * through a door in front of it, so that a counter can be killed in a handshake.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { createServer, type Server } from 'node:tls'
import type { SandboxClock } from '../../src/sandbox/clock.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'

const CERTIFICATES = path.resolve(
  import.meta.dirname,
  '../../src/core/providers/testing/certificates',
)
const TAKA_E4 = 10_000
/** Enough for any number of kills: an empty wallet would only hide what is looked for. */
const MUCH_e4 = 50_000_000 * TAKA_E4

/** As many milliseconds of the providers pass in one of the machine's as of the counter. */
function pacedClock(pace: number): SandboxClock {
  const began_ms = Date.now()
  return {
    now: () => began_ms + (Date.now() - began_ms) * pace,
    monotonic: () => performance.now() * pace,
    after(delay_ms, wake) {
      const timer = setTimeout(wake, delay_ms / pace)
      return () => clearTimeout(timer)
    },
  }
}

/** Takes TLS off and hands on what is in it, both ways; whoever breaks off breaks off for both. */
async function doorTo(port: number): Promise<Server> {
  const read = (name: string) => readFileSync(path.join(CERTIFICATES, name))
  const door = createServer({ cert: read('good.pem'), key: read('server.key') }, (outside) => {
    const inside = connect(port, '127.0.0.1')
    outside.pipe(inside).pipe(outside)
    for (const [one, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  // A counter that is killed in the handshake is what the door is there for.
  door.on('tlsClientError', (_cause, outside) => outside.destroy())
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return door
}

const pace = Number(process.argv[2])
const sandbox = await startSandbox({
  clock: pacedClock(pace),
  random: (bytes) => randomBytes(bytes),
  rateLimits: 'none',
  keepExecutions: 1_000_000,
  keepRequests: 100,
  openingBalance_e4: {
    autoflexi: { main: MUCH_e4 },
    alsamiflexi: { main: MUCH_e4 },
    flexiloadbd: { flexiload: MUCH_e4, drive: MUCH_e4, bank: MUCH_e4 },
  },
})
const { accounts, oracle } = sandbox
const plain = new URL(accounts.flexiloadbd.url)
const door = await doorTo(Number(plain.port))
const address = door.address()
// Only a server on a pipe, or one that does not listen, has no port.
if (address === null || typeof address === 'string') throw new Error('the door has no port')
const secure = `https://localhost:${address.port}${plain.pathname.replace(/\/$/u, '')}`
process.stdin.once('end', () => process.exit(0))
process.stdin.resume()
const flexiloadbd = { url: secure, key: accounts.flexiloadbd.key }
process.stdout.write(
  `${JSON.stringify({ accounts: { ...accounts, flexiloadbd }, oracle: oracle.url })}\n`,
)
