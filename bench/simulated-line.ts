import type { Clock } from '../src/core/clock.ts'
import type { Exchange, HttpRequest, HttpTransport } from '../src/core/providers/http.ts'
import type { Leaving, ProviderFront } from '../src/sandbox/provider-front.ts'

/** One request as it reached the far end. */
export interface Arrival {
  readonly at_ms: number
  readonly path: string
  /** What it was answered with. */
  readonly status: number
}

export interface Line {
  readonly transport: HttpTransport
  readonly arrivals: readonly Arrival[]
}

/** A way takes this long, and up to that much longer: a minute's calls arrive closer or further. */
const WAY_ms = 40
const LONGER_ms = 160

/** A line to a provider without sockets, on a clock that a bench moves. The same in every run. */
export function simulatedLine(front: ProviderFront, clock: Clock): Line {
  const arrivals: Arrival[] = []
  let chance = 7
  const way_ms = (): number => {
    chance = (chance * 16_807) % 2_147_483_647
    return WAY_ms + (chance % LONGER_ms)
  }
  const later = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(way_ms(), resolve)
    })
  const exchange = async (request: HttpRequest): Promise<Exchange> => {
    await later()
    const { method, path, body } = request
    const headers = lowerCase(request.headers)
    const leaving = front.take({
      method,
      path,
      headers: new Map(Object.entries(headers)),
      body: Buffer.from(body ?? ''),
    })
    if (!leaving) throw new Error('a whole request has an answer')
    arrivals.push({ at_ms: clock.monotonic(), path, status: leaving.answer.status })
    await later()
    return answered(leaving)
  }
  const transport: HttpTransport = {
    async connect() {
      await later()
      return { kind: 'connected', exchange, isLost: () => false, abandon: () => undefined }
    },
  }
  return { transport, arrivals }
}

function answered({ answer }: Leaving): Exchange {
  const { status, headers, body } = answer
  return { kind: 'answered', status, headers: lowerCase(headers), body: Buffer.from(body) }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
