import { type ClientContext, createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { RequestValidationPlugin, ResponseValidationPlugin } from '@orpc/contract/plugins'
import { type Contract, contract } from '../contract/contract.ts'

/** A sale's answer may take the provider's whole 45 s, and the core some time around it. */
const LONGEST_CALL_ms = 60_000

export interface ClientOptions {
  /** What `serve` printed. */
  readonly url: string
  readonly token: string
  readonly timeout_ms?: number
}

export type CounterClient = ContractRouterClient<Contract>

function isStream(path: readonly string[]): boolean {
  return path.join('/') === 'changes/watch'
}

/**
 * Everything a counter can do, typed, for scripts and tests. What is sent and what comes back are
 * checked against the contract on this side too.
 *
 * A call that took too long throws `TimeoutError`. That says nothing about a sale: ask
 * `sales.get(id)`, and never submit it under another id (money.md §2).
 */
export function createClient(options: ClientOptions): CounterClient {
  const timeout_ms = options.timeout_ms ?? LONGEST_CALL_ms
  const link = new RPCLink<ClientContext>({
    url: `${options.url}/rpc`,
    headers: { authorization: `Bearer ${options.token}` },
    interceptors: [
      (call) => {
        if (isStream(call.path)) return call.next()
        const limit = AbortSignal.timeout(timeout_ms)
        const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit
        return call.next({ ...call, signal })
      },
    ],
    plugins: [new RequestValidationPlugin(contract), new ResponseValidationPlugin(contract)],
  })
  return createORPCClient(link)
}
