import { request } from 'node:http'
import type { ClientRequest } from 'node:http'
import type { Waits } from './clock.ts'
import type { PostNotice } from './notices.ts'

const TIMEOUT_ms = 5_000

export interface NoticePosts {
  readonly post: PostNotice
  /** Hangs up on all that are under way. */
  stop(): void
}

/** One try for each notice, over HTTP; what is not answered in time is given up. */
export function noticePosts(waits: Waits): NoticePosts {
  const underWay = new Set<ClientRequest>()
  let hasEnded = false
  return {
    post(url, body) {
      if (hasEnded) return
      const headers = { 'Content-Type': 'application/json', 'Content-Length': length(body) }
      const sent = request(url, { method: 'POST', headers, agent: false })
      const callOff = waits.after(TIMEOUT_ms, () => sent.destroy())
      underWay.add(sent)
      sent.once('close', () => {
        callOff()
        underWay.delete(sent)
      })
      // Nobody there, or hung up: there is no second try, and nobody to tell.
      sent.on('error', () => sent.destroy())
      sent.once('response', (answer) => answer.resume())
      sent.end(body)
    },
    stop() {
      hasEnded = true
      for (const sent of underWay) sent.destroy()
    },
  }
}

function length(body: string): number {
  return Buffer.byteLength(body)
}
