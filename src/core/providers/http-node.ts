import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, connect as tcpConnect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import type { Clock } from '../clock.ts'
import { isLoopbackAddress, isPublicAddress } from './http-address.ts'
import { connectionOn } from './http-exchange.ts'
import { onStop } from './http-stop.ts'
import { httpLimits } from './http.ts'
import type { HttpTarget, HttpTransport, Unreached } from './http.ts'

/** Resolves a name to every address it has. Rejects when there is none. */
export type Lookup = (host: string) => Promise<readonly string[]>

export type Dial = (address: string, port: number) => Socket

export interface NodeTransportParts {
  readonly clock: Clock
  /** The system's resolver unless a test brings its own. */
  readonly lookup?: Lookup
  /** Begins to open TCP to an address; the machine's own unless a test brings its own. */
  readonly dial?: Dial
  /** Certificates (PEM) trusted instead of the system's; only tests bring their own. */
  readonly authorities?: readonly string[]
}

/** The network as it is: node's TCP, TLS and HTTP/1.1, a fresh connection for every request. */
export function nodeTransport(parts: NodeTransportParts): HttpTransport {
  return {
    async connect(target, stop) {
      if (stop?.aborted) return { kind: 'not-sent', why: 'stopped', words: '' }
      const attempt = startAttempt(parts.clock, httpLimits.connect_timeout_ms, stop)
      try {
        const addresses = await findAddresses(target, parts.lookup ?? resolve, attempt)
        const dialling = { attempt, clock: parts.clock, dial: parts.dial ?? dialTcp }
        const socket = await connectAny(addresses, target.port, dialling)
        const stream = target.secure ? await secure(socket, target, parts, attempt) : socket
        return connectionOn(stream, target, parts.clock)
      } catch (cause) {
        if (cause instanceof UnreachedError) return cause.unreached
        throw cause
      } finally {
        attempt.end()
      }
    },
  }
}

/** Carries the reason out of the steps of a connection attempt; never leaves this file. */
class UnreachedError extends Error {
  readonly unreached: Unreached

  constructor(why: Unreached['why'], words: string) {
    super(words)
    this.unreached = { kind: 'not-sent', why, words }
  }
}

/** One budget of time for name, TCP and TLS together: the cashier waits for all three. */
interface Attempt {
  /** Resolves with the work, or rejects when the attempt's time is up or the counter closes. */
  within<Value>(work: Promise<Value>): Promise<Value>
  /** Calls back when it is over before it is done; at once where that is so already. */
  onGivenUp(give: (why: UnreachedError) => void): void
  giveUp(why: UnreachedError): void
  isOver(): boolean
  left_ms(): number
  end(): void
}

function startAttempt(clock: Clock, patience_ms: number, stop?: AbortSignal): Attempt {
  const giveUpAt_ms = clock.monotonic() + patience_ms
  const listeners: ((why: UnreachedError) => void)[] = []
  const givenUp = Promise.withResolvers<never>()
  // Nobody may be waiting for it any more by then; that is not an unhandled error.
  givenUp.promise.catch(() => undefined)
  let reason: UnreachedError | null = null
  const giveUp = (why: UnreachedError): void => {
    reason ??= why
    givenUp.reject(why)
    for (const give of listeners) give(why)
  }
  const ends = [
    clock.after(patience_ms, () => {
      giveUp(new UnreachedError('connect-timeout', ''))
    }),
    onStop(stop, () => giveUp(new UnreachedError('stopped', ''))),
  ]
  return {
    within: (work) => Promise.race([work, givenUp.promise]),
    onGivenUp(give) {
      if (reason) give(reason)
      else listeners.push(give)
    },
    giveUp,
    isOver: () => reason !== null,
    left_ms: () => giveUpAt_ms - clock.monotonic(),
    end() {
      for (const end of ends) end()
    },
  }
}

async function resolve(host: string): Promise<readonly string[]> {
  const found = await systemLookup(host, { all: true, order: 'ipv4first' })
  return found.map(({ address }) => address)
}

/**
 * The addresses to connect to, each of them checked. One that leads inside refuses them all: a
 * name that mixes public and private addresses is a trick. The connection is then made to the
 * address itself, so the name cannot be given another one between this check and its use.
 */
async function findAddresses(
  target: HttpTarget,
  lookup: Lookup,
  attempt: Attempt,
): Promise<readonly string[]> {
  const addresses =
    isIP(target.host) === 0 ? await lookUp(target.host, lookup, attempt) : [target.host]
  if (addresses.length === 0) throw new UnreachedError('dns', 'ENOTFOUND')
  const allowed = target.loopback ? isLoopbackAddress : isPublicAddress
  const stray = addresses.find((address) => !allowed(address))
  if (stray !== undefined) throw new UnreachedError('address-refused', stray)
  return addresses
}

async function lookUp(host: string, lookup: Lookup, attempt: Attempt): Promise<readonly string[]> {
  const looking = lookup(host).catch((cause: unknown) => {
    throw new UnreachedError('dns', codeOf(cause))
  })
  // It may fail after the time was up and nobody listens any more.
  looking.catch(() => undefined)
  return attempt.within(looking)
}

interface Dialling {
  readonly attempt: Attempt
  readonly clock: Clock
  readonly dial: Dial
}

/**
 * One address after the other, each with its share of the time that is left: neither a shop's
 * broken IPv6 nor an address that answers nothing at all may hide one that works. The last has all
 * of the rest, for TLS has still to come.
 */
async function connectAny(
  addresses: readonly string[],
  port: number,
  { attempt, clock, dial }: Dialling,
): Promise<Socket> {
  let last = new UnreachedError('connect', '')
  for (const [nth, address] of addresses.entries()) {
    const share = startAttempt(clock, attempt.left_ms() / (addresses.length - nth))
    attempt.onGivenUp((why) => share.giveUp(why))
    try {
      return await opened(dial(address, port), 'connect', 'connect', share)
    } catch (cause) {
      if (!(cause instanceof UnreachedError) || attempt.isOver()) throw cause
      last = cause
    } finally {
      share.end()
    }
  }
  throw last
}

function dialTcp(address: string, port: number): Socket {
  const socket = tcpConnect({ host: address, port, noDelay: true })
  return socket
}

function secure(
  socket: Socket,
  target: HttpTarget,
  { authorities }: NodeTransportParts,
  attempt: Attempt,
): Promise<TLSSocket> {
  const stream = tlsConnect({
    socket,
    host: target.host,
    // A server name is a name: the standard forbids addresses in it.
    ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    ...(authorities === undefined ? {} : { ca: [...authorities] }),
  })
  return opened(stream, 'secureConnect', 'tls', attempt)
}

/** Waits for a stream to open; one that does not open is destroyed, and says why. */
function opened<Stream extends Socket>(
  stream: Stream,
  event: 'connect' | 'secureConnect',
  failure: 'connect' | 'tls',
  attempt: Attempt,
): Promise<Stream> {
  return new Promise((done, fail) => {
    let open = false
    attempt.onGivenUp((why) => {
      if (open) return
      stream.destroy()
      fail(why)
    })
    stream.once(event, () => {
      open = true
      done(stream)
    })
    // Not `once`: a stream with no listener for its errors stops the whole counter.
    stream.on('error', (cause) => fail(new UnreachedError(failure, codeOf(cause))))
    // A server that closes in the middle of a handshake is not always an error to node.
    stream.once('close', () => fail(new UnreachedError(failure, 'ECONNRESET')))
  })
}

function codeOf(cause: unknown): string {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : null
  return typeof code === 'string' ? code : 'unknown'
}
