import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { redactionOf } from './answer-text.ts'
import { type BaseUrl, checkBaseUrl, checkKey } from './base-url.ts'
import type { Connection, HttpRequest, HttpTransport } from './http.ts'
import type {
  NotSent,
  OpenedSale,
  OperatorDirectory,
  ProviderAccount,
  SaleAnswer,
} from './provider.ts'
import { type NotAsked, type Reply, notAsked, readReply } from './reply.ts'

/** What a client may do with its account: open a sale, put a question. The key stays in here. */
export interface Caller {
  /** Opens a connection for one sale. The request exists; not a byte of it is written. */
  open(
    path: string,
    body: string,
    classify: (reply: Reply) => SaleAnswer,
  ): Promise<OpenedSale | NotSent>
  /**
   * Puts a question on a connection of its own. A body makes it a POST. When the counter closes it
   * is dropped at once: `stopped`. A question is put again at any time, a sale never is.
   */
  ask(path: string, body?: string): Promise<Reply | NotAsked>
}

/** What every client is given. Only alsamiflexi's looks into the directory. */
export interface ProviderParts {
  readonly transport: HttpTransport
  readonly clock: Clock
  readonly directory: OperatorDirectory
  /** Says that the counter closes; absent where it is never told. */
  readonly closing?: AbortSignal
}

/**
 * @param authorise the header that carries the key, which is the only difference the three have
 *   on the wire.
 * @throws when the account could not have been saved: its address or its key is not one.
 */
export function createCaller(
  account: ProviderAccount,
  authorise: (key: string) => Readonly<Record<string, string>>,
  { transport, clock, closing }: ProviderParts,
): Caller {
  const base = checkedBase(account)
  const redact = redactionOf(account.key)
  const reading = { target: base, redact, clock }
  const headers = {
    // Without it flexiloadbd's framework answers errors with HTML and redirects (C2).
    Accept: 'application/json',
    'Accept-Encoding': 'identity',
    'User-Agent': 'FlexiCounter',
    ...authorise(account.key),
  }
  const typed = { ...headers, 'Content-Type': 'application/json' }

  function requestOf(path: string, body?: string): HttpRequest {
    const whole = { path: base.path + path, headers }
    if (body === undefined) return { ...whole, method: 'GET', body: null }
    return { ...whole, method: 'POST', headers: typed, body }
  }

  async function send(connection: Connection, request: HttpRequest): Promise<Reply> {
    const started_ms = clock.monotonic()
    const answer = await connection.exchange(request)
    return readReply(answer, since_ms(started_ms), reading)
  }

  async function ask(request: HttpRequest): Promise<Reply | NotAsked> {
    const started_ms = clock.monotonic()
    const connection = await transport.connect(base, closing)
    if (connection.kind === 'not-sent') return notAsked(connection, since_ms(started_ms))
    const asked_ms = clock.monotonic()
    const answer = await connection.exchange(request, closing)
    if (answer.kind === 'broken' && closing?.aborted) {
      const hungUp = { kind: 'not-sent', why: 'stopped', words: '' } as const
      return notAsked(hungUp, since_ms(asked_ms))
    }
    return readReply(answer, since_ms(asked_ms), reading)
  }

  const since_ms = (started_ms: number) => Math.round(clock.monotonic() - started_ms)

  return {
    async open(path, body, classify) {
      const connection = await transport.connect(base, closing)
      if (connection.kind === 'not-sent') return connection
      return openedSale(connection, body, async () =>
        classify(await send(connection, requestOf(path, body))),
      )
    },
    ask: (path, body) => ask(requestOf(path, body)),
  }
}

function openedSale(
  connection: Connection,
  body: string,
  send: () => Promise<SaleAnswer>,
): OpenedSale {
  let state: 'open' | 'sent' | 'abandoned' = 'open'
  return {
    kind: 'ready',
    requestHash: createHash('sha256').update(body).digest('hex'),
    send() {
      // Thrown at once, not as a rejection: the second call is a mistake in our own code.
      if (state !== 'open') throw new Error(`this sale is ${state} and cannot be sent`)
      state = 'sent'
      return send()
    },
    isLost: () => connection.isLost(),
    abandon() {
      if (state === 'open') state = 'abandoned'
      connection.abandon()
    },
  }
}

function checkedBase({ provider, baseUrl, key, acceptPlainHttp }: ProviderAccount): BaseUrl {
  const base = checkBaseUrl(baseUrl, { acceptPlainHttp })
  if (!base.ok) throw new Error(`the address of ${provider} cannot be used: ${base.problem}`)
  const checked = checkKey(key)
  if (!checked.ok) throw new Error(`the key of ${provider} cannot be used: ${checked.problem}`)
  return base.value
}
