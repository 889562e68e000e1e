import { AsyncLocalStorage } from 'node:async_hooks'
import { writeSync } from 'node:fs'
import type { ClientRequest } from 'node:http'
import { Worker } from 'node:worker_threads'
import { kindOf, type Written } from './kind.ts'
import type { KillOrder } from './order.ts'

/** Whose bytes are on their way. */
interface Here {
  readonly what: 'sale' | 'question'
  readonly provider: string
}

/** The pipe on which the counter says where it ends itself, just before it does. */
export const SAYING = 3

/** What the patches call. At the ordered passage of the ordered point the power goes. */
export function armed(order: KillOrder) {
  const where = new AsyncLocalStorage<Here>()
  const inCommit = order.point?.endsWith(': in commit') ? killer(order) : null
  let passages = 0
  let written: Written[] = []
  let kind: ReturnType<typeof kindOf> | null = null

  const isPassed = (name: string, provider: string | null): boolean => {
    if (name !== order.point) return false
    if (order.provider !== null && provider !== null && provider !== order.provider) return false
    passages += 1
    return passages === order.nth
  }
  const pass = (name: string, provider: string | null): void => {
    if (isPassed(name, provider)) end(name)
  }
  const heard = (here: Here | undefined, part: 'headers' | 'body'): void => {
    if (here?.what === 'sale') pass(`answer: ${part}`, here.provider)
    else if (here && part === 'body') pass('question: answered', here.provider)
  }

  return {
    pace: order.pace,
    now: () => order.wall_ms + (Date.now() - order.began_ms) * order.pace,
    pass,
    heard,
    here: () => where.getStore(),
    within: <Value>(what: Here['what'], provider: string, work: () => Value): Value =>
      where.run({ what, provider }, work),
    /** Once the system has been told to begin, and before anybody hears that it is done. */
    passSoon(name: string) {
      const here = where.getStore()
      if (here?.what === 'sale') process.nextTick(() => setImmediate(pass, name, here.provider))
    },
    write(here: Here | undefined, sending: ClientRequest, body: string | null) {
      if (here?.what === 'sale' && body !== null && isPassed('request: half', here.provider)) {
        sending.write(body.slice(0, Math.floor(body.length / 2)), () => end('request: half'))
        return
      }
      const name = here?.what === 'sale' ? 'request: whole' : 'question: asked'
      if (here && isPassed(name, here.provider)) sending.end(body ?? undefined, () => end(name))
      else sending.end(body ?? undefined)
    },
    begun() {
      written = []
      kind = null
    },
    changing: (sql: string, parameters: readonly unknown[]) => {
      written.push({ sql, parameters })
    },
    beforeCommit(providerOf: (seq: unknown) => unknown) {
      kind = kindOf(written, providerOf)
      pass(`${kind.name}: before commit`, kind.provider)
      if (inCommit && isPassed(`${kind.name}: in commit`, kind.provider)) inCommit()
    },
    afterCommit() {
      if (kind) pass(`${kind.name}: after commit`, kind.provider)
    },
  }
}

/** Nothing is flushed, no handler runs, nothing is told to anybody. */
function end(name: string): never {
  writeSync(SAYING, `${name}\n`)
  process.kill(process.pid, 'SIGKILL')
  throw new Error('the power did not go')
}

/** COMMIT keeps the main thread in SQLite's hands: only another thread can end it there. */
function killer({ point, delay_us }: KillOrder): () => void {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const code = `
    const { workerData } = require('node:worker_threads')
    Atomics.wait(workerData, 0, 0)
    const until = performance.now() + ${delay_us} / 1000
    while (performance.now() < until);
    require('node:fs').writeSync(${SAYING}, ${JSON.stringify(`${point}\n`)})
    process.kill(process.pid, 'SIGKILL')`
  new Worker(code, { eval: true, execArgv: [], workerData: flag }).unref()
  return () => {
    Atomics.store(flag, 0, 1)
    Atomics.notify(flag, 0)
  }
}
