import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RequestValidationPlugin, ResponseValidationPlugin } from '@orpc/contract/plugins'
import { type Contract, contract } from '../contract/contract.ts'
import type { Host } from './core/host.ts'
import { watchPorts } from './core/port.ts'
import { withTimeLimit } from './core/time-limit.ts'

/** Everything the screens may ask of the core. The one seam between them. */
export type Api = ContractRouterClient<Contract>

type Link = ClientLink<ClientContext>

/** Both sides check what crosses: a core of another version must not be half understood. */
const checks = () => [new RequestValidationPlugin(contract), new ResponseValidationPlugin(contract)]

export function createApi(host: Host): Api {
  const link = host.kind === 'browser' ? fetchLink(host) : portLink()
  return createORPCClient<Api>(withTimeLimit(link))
}

/** @param send puts a request on the wire */
export function fetchLink(
  host: Extract<Host, { kind: 'browser' }>,
  send = (request: Request, init: RequestInit) => fetch(request, init),
): Link {
  return new FetchLink({
    fetch: send,
    url: `${host.origin}/rpc`,
    // Asked for with each call: a counter that was started anew has another token.
    headers: () => ({ authorization: `Bearer ${host.token.get()}` }),
    plugins: checks(),
  })
}

export function linkOver(port: MessagePort): Link {
  return new PortLink({ port, plugins: checks() })
}

/** Calls wait for the first port; a port that closed leaves them waiting for the next. */
function portLink(): Link {
  let ready = Promise.withResolvers<Link>()
  let settled = false
  watchPorts({
    opened(port) {
      if (settled) ready = Promise.withResolvers<Link>()
      settled = true
      ready.resolve(linkOver(port))
    },
    closed() {
      ready = Promise.withResolvers<Link>()
      settled = false
    },
  })
  return {
    call: async (path, input, options) => (await ready.promise).call(path, input, options),
  }
}
