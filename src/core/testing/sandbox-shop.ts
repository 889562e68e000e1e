import { v7 } from 'uuid'
import type {
  Certification,
  CertificationRequest,
  CertificationStep,
  FactName,
} from '../../contract/certification.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts'
import { createProvider } from '../providers/create-provider.ts'
import { nodeTransport } from '../providers/http-node.ts'
import type { HttpTransport } from '../providers/http.ts'
import { type ManualClock, manualClock } from './manual-clock.ts'
import { countingBytes, openShop, type TestShop } from './shop.ts'

/** A shop with real books and real clients, selling through the sandbox over real sockets. */
export interface SandboxShop {
  readonly shop: TestShop
  readonly sandbox: Sandbox
  /**
   * Lets time pass, never while a request is on the wire.
   *
   * @param held how many answers the sandbox keeps back for longer than that: those are not waited
   *   for, and it must have their requests already
   */
  pass(time_ms: number, held?: number): Promise<void>
  /** Takes one step of the wizard to its end. @throws when it has none */
  certify(
    provider: ProviderId,
    step: CertificationStep,
    more?: Partial<CertificationRequest>,
  ): Promise<Certification>
  /** The value of a fact that holds; null where none does. */
  holding(provider: ProviderId, name: FactName): Promise<string | null>
  stop(): Promise<void>
}

/** The owner's own number. */
export const OWN = '01712345678'

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Counts what is on the wire, so that a clock which a test moves makes no answer late. */
function counting(inner: HttpTransport) {
  let under = 0
  const during = async <Value>(work: Promise<Value>): Promise<Value> => {
    under += 1
    return await work.finally(() => {
      under -= 1
    })
  }
  const transport: HttpTransport = {
    async connect(target, stop) {
      const connection = await during(inner.connect(target, stop))
      if (connection.kind === 'not-sent') return connection
      return {
        ...connection,
        exchange: (request, until) => during(connection.exchange(request, until)),
      }
    },
  }
  return { transport, isQuiet: (held = 0) => under <= held }
}

/** A clock that knows when it is next waited for: time goes from one wake-up to the next. */
function hopping(inner: ManualClock) {
  const waiting = new Set<{ readonly due_ms: number }>()
  const clock: ManualClock = {
    ...inner,
    after(delay_ms, wake) {
      const entry = { due_ms: inner.monotonic() + Math.max(0, delay_ms) }
      waiting.add(entry)
      const callOff = inner.after(delay_ms, () => {
        waiting.delete(entry)
        wake()
      })
      return () => {
        waiting.delete(entry)
        callOff()
      }
    },
  }
  /** Until the next wake-up, or less. */
  const next_ms = (most_ms: number): number => {
    const now = inner.monotonic()
    let soonest = now + most_ms
    for (const { due_ms } of waiting) soonest = Math.min(soonest, due_ms)
    return Math.max(0, soonest - now)
  }
  return { clock, next_ms }
}

/** Lets everything that is ready run, and whatever is on the wire arrive. */
async function untilQuiet(isQuiet: () => boolean): Promise<void> {
  for (let quiet = 0; quiet < 4; ) {
    await turn()
    quiet = isQuiet() ? quiet + 1 : 0
  }
}

export async function openSandboxShop(
  options: Partial<SandboxOptions> & { readonly authorities?: readonly string[] } = {},
): Promise<SandboxShop> {
  const { authorities, ...more } = options
  const { clock, next_ms } = hopping(manualClock())
  const random = countingBytes()
  const sandbox = await startSandbox({ clock, random, rateLimits: 'none', ...more })
  const { transport, isQuiet } = counting(
    nodeTransport({ clock, ...(authorities && { authorities }) }),
  )
  const shop = await openShop({
    clock,
    setUp: false,
    makeProvider: (account, directory, closing) =>
      createProvider(account, { transport, clock, directory, closing }),
  })
  const rest = (held = 0) => untilQuiet(() => isQuiet(held))
  const pass = async (time_ms: number, held = 0): Promise<void> => {
    const until_ms = clock.monotonic() + time_ms
    await rest(held)
    while (clock.monotonic() < until_ms) {
      await clock.advanceGently(next_ms(until_ms - clock.monotonic()))
      await rest(held)
    }
  }
  for (const [nth, provider] of providerIds.entries()) {
    const { url: baseUrl, key } = sandbox.accounts[provider]
    await shop.client.providers.save({ provider, baseUrl, key, preference: nth + 1 })
  }
  await pass(1_000)
  const get = (provider: ProviderId) => shop.client.certification.get({ provider })
  return {
    shop,
    sandbox,
    pass,
    async certify(provider, step, words = {}) {
      const sales = [SaleId.parse(v7()), SaleId.parse(v7())]
      const request = { provider, step, sales, number: OWN, accepted: true, ...words }
      await shop.client.certification.step(request)
      await rest()
      for (let hops = 0; hops < 7_200; hops += 1) {
        await clock.advanceGently(next_ms(60_000))
        await rest()
        const certification = await get(provider)
        if (certification.running === null) return certification
      }
      throw new Error(`the step ${step} does not end`)
    },
    async holding(provider, name) {
      const { facts } = await get(provider)
      return facts.find((one) => one.name === name && one.standing === 'valid')?.value ?? null
    },
    async stop() {
      await shop.core.close()
      await sandbox.stop()
    },
  }
}
