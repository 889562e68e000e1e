import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import {
  type AnyRouter,
  AsyncIteratorClass,
  type Context,
  createProcedureClient,
  getRouter,
  isProcedure,
  ORPCError,
  os,
  type Router,
  unlazy,
} from '@orpc/server'
import { type Contract, contract } from '../contract/contract.ts'
import type { Failures } from './failures.ts'

/** Why no books answer just now; the `why` of NOT_HERE. */
export type Between = 'books-changing' | 'closing'

export interface CounterRouterParts {
  /** The router of the books that are open. */
  current(): AnyRouter | Between
  failures: Failures
  /** Told of every answer that was given, with the path of the call. */
  answered(path: string, output: unknown): void
}

/**
 * One router for as long as the program runs, whichever books are open behind it: a host wires it
 * once. Inputs and outputs are checked by the core's own procedures behind it, not here again. An
 * error the contract does not name is told to the one funnel, and the caller learns no more than
 * that there was one.
 */
export function createCounterRouter(parts: CounterRouterParts): {
  readonly router: CounterRouter
  /** Ends every stream of changes: whoever watched asks again and refetches. */
  readonly endStreams: () => Promise<void>
} {
  const streams: Streams = new Set()
  const router = forwardAll({ ...parts, streams }, contract)
  if (!implementsContract(router)) throw new Error('a procedure of the contract is missing')
  return {
    router,
    endStreams: async () => {
      // One that ends badly is no reason to keep the books open: the others and they go on.
      const ended = await Promise.allSettled([...streams].map((one) => one.return(undefined)))
      for (const outcome of ended) {
        if (outcome.status === 'rejected') parts.failures.report('ending-a-stream', outcome.reason)
      }
    },
  }
}

type Streams = Set<AsyncIteratorClass<unknown>>
type Forwarding = CounterRouterParts & { readonly streams: Streams }

/** The whole contract, implemented; it needs no context. */
export type CounterRouter = Router<Contract, Context>

function implementsContract(router: AnyRouter): router is CounterRouter {
  const missing = Object.entries(contract).flatMap(([group, procedures]) =>
    Object.keys(procedures).filter((name) => !isProcedure(getRouter(router, [group, name]))),
  )
  return missing.length === 0
}

function forwardAll(parts: Forwarding, tree: AnyContractRouter): AnyRouter {
  if (isContractProcedure(tree)) return forward(parts, tree['~orpc'].errorMap)
  const branches = Object.entries(tree).map(([name, node]) => [name, forwardAll(parts, node)])
  return Object.fromEntries(branches)
}

function forward(parts: Forwarding, errorMap: Parameters<typeof os.errors>[0]): AnyRouter {
  return os.errors(errorMap).handler(async ({ input, signal, lastEventId, path }) => {
    const router = parts.current()
    if (typeof router === 'string') throw notHere(router)
    const { default: procedure } = await unlazy(getRouter(router, path))
    if (!isProcedure(procedure)) throw new ORPCError('NOT_FOUND')
    try {
      const call = createProcedureClient(procedure, { path })
      const options = { ...(signal && { signal }), ...(lastEventId && { lastEventId }) }
      const output: unknown = await call(input, options)
      if (isStream(output)) return endable(output, parts.streams)
      parts.answered(path.join('/'), output)
      return output
    } catch (cause) {
      if (!isExpected(cause) && signal?.aborted !== true)
        parts.failures.report(`rpc ${path.join('/')}`, cause)
      throw cause
    }
  })
}

function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

/** A stream that is known while it runs, so that it can be ended from this side. */
function endable(stream: AsyncIterator<unknown>, streams: Streams): AsyncIteratorClass<unknown> {
  const known = new AsyncIteratorClass<unknown>(
    () => stream.next(),
    async () => {
      streams.delete(known)
      await stream.return?.()
    },
  )
  streams.add(known)
  return known
}

function isExpected(cause: unknown): boolean {
  return cause instanceof ORPCError && (cause.defined || cause.status < 500)
}

/** The contract's own "this host cannot do it". */
export function notHere(why: string): Error {
  return new ORPCError('NOT_HERE', { status: 409, data: { why } })
}
