import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { deliver } from './deliver.ts'
import type { House } from './house.ts'
import { headersOf, listen, pathOf, queryOf, readBody } from './http-server.ts'
import type { RunningServer } from './http-server.ts'
import { ProviderFront } from './provider-front.ts'
import type { Leaving } from './provider-front.ts'
import type { ProviderWire } from './wire.ts'

/** One provider over HTTP. */
export class ProviderServer {
  readonly #front: ProviderFront
  readonly #house: House

  constructor(wire: ProviderWire, house: House) {
    this.#front = new ProviderFront(wire, house)
    this.#house = house
  }

  get key(): string {
    return this.#front.key
  }

  /** @throws where the port is taken. */
  start(port: number): Promise<RunningServer> {
    const handle: RequestListener = (request, response) => {
      this.#serve(request, response).catch((cause: unknown) => {
        this.#send(response, this.#front.broken(cause))
      })
    }
    return listen(port, handle, this.#house.certificate)
  }

  /** The base URL as an owner would type it. */
  url(port: number): string {
    return `http://127.0.0.1:${port}${this.#front.basePath}`
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const leaving = this.#front.take({
      method: request.method ?? 'GET',
      path: pathOf(request),
      query: queryOf(request),
      headers: headersOf(request),
      body,
    })
    if (leaving) this.#send(response, leaving)
  }

  #send(response: ServerResponse, { answer, manner }: Leaving): void {
    const { clock, waits } = this.#house
    deliver({ response, answer, clock, waits }, manner)
  }
}
