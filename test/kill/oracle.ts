import path from 'node:path'
import { z } from 'zod'
import { Money } from '../../src/domain/money.ts'
import { ProviderId, WalletName } from '../../src/domain/provider.ts'
import { SaleKind } from '../../src/domain/sale.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { start } from './children.ts'

const Account = z.object({ url: z.string(), key: z.string() })
const Listening = z.object({
  accounts: z.record(ProviderId, Account),
  oracle: z.string(),
})

/** One sale a provider really executed; of what only some kinds have the others have none. */
const Execution = z.object({
  provider: ProviderId,
  kind: SaleKind,
  operator: z.string(),
  subType: z.string().nullable(),
  packageId: z.number().optional(),
  month: z.string().optional(),
  tokens: z.array(z.string()).optional(),
  number: z.string(),
  amount_e4: Money,
  reference: z.string().nullable(),
  providerReference: z.string(),
  outcome: z.enum(['pending', 'succeeded', 'failed', 'reversed']),
})
export type Execution = z.infer<typeof Execution>

const WalletLine = z.object({ provider: ProviderId, wallet: WalletName, balance_e4: Money })
export type WalletLine = z.infer<typeof WalletLine>

/** The providers in their own program, and the one who knows what they really did. */
export interface Providers {
  readonly accounts: z.infer<typeof Listening>['accounts']
  executions(): Promise<readonly Execution[]>
  wallets(): Promise<readonly WalletLine[]>
  fault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  end(): Promise<void>
}

const PROGRAM = path.join(import.meta.dirname, 'sandbox-alone.ts')
const START_ms = 20_000
const ASK_ms = 10_000

/** @param pace how many milliseconds of the providers pass in one of the machine's */
export async function startProviders(pace: number): Promise<Providers> {
  const child = start(process.execPath, [PROGRAM, String(pace)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const { accounts, oracle } = Listening.parse(JSON.parse(await child.firstLine(START_ms)))
  const ask = async (method: string, route: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${oracle}${route}`, {
      method,
      signal: AbortSignal.timeout(ASK_ms),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) throw new Error(`the oracle refuses ${route}: ${JSON.stringify(said)}`)
    return said
  }
  return {
    accounts,
    executions: async () => z.array(Execution).parse(await ask('GET', '/executions')),
    wallets: async () => z.array(WalletLine).parse(await ask('GET', '/wallets')),
    fault: async (fault) => void (await ask('POST', '/faults', fault)),
    clearFaults: async () => void (await ask('DELETE', '/faults')),
    async end() {
      child.signal('SIGKILL')
      await child.ended
    },
  }
}
