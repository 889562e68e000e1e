import type { ClientContext, ClientLink } from '@orpc/client'

/** The stream of changes stays open as long as the page does. */
const ENDLESS = 'changes.watch'

const USUAL_ms = 10_000
/** A provider may take 10 s to be reached and 45 s over an answer; these calls wait for it. */
const PROVIDER_ms = 75_000
/** Whole files are read and copied: a gigabyte on a slow disk takes this long. */
const FILES_ms = 300_000
const limits_ms: Readonly<Record<string, number>> = {
  // The core stores the intent at once; a slow provider is heard of through changes.
  'sales.submit': 20_000,
  // "Failed" waits ten seconds for the provider's word of now.
  'sales.decide': 20_000,
  'sales.identify': PROVIDER_ms,
  'wallets.refresh': PROVIDER_ms,
  'providers.test': PROVIDER_ms,
  'papers.pdf': 60_000,
  // Behind a paper that is being printed, and a printer takes its time to answer or not to.
  'printing.openDrawer': 30_000,
  'printing.look': 30_000,
  // Ten thousand lines, in pieces between which everything else has its turn.
  'statements.preview': 60_000,
  'statements.import': 120_000,
  // Books of an older version are copied before they are opened.
  'books.use': FILES_ms,
  // Copies that are larger than a start reads are not looked into.
  'rescue.look': 60_000,
  'rescue.restore': FILES_ms,
  'rescue.beginAnew': FILES_ms,
}

/** @param name as the contract has it: `group.procedure` */
export function limitOf_ms(name: string): number {
  return limits_ms[name] ?? USUAL_ms
}

export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/**
 * Ends every call but the stream of changes after its time. Over a MessagePort a call made after
 * the port closed would never settle by itself. An end says nothing about what the core did.
 */
export function withTimeLimit<T extends ClientContext>(
  link: ClientLink<T>,
  limit_ms = limitOf_ms,
): ClientLink<T> {
  return {
    async call(path, input, options) {
      const name = path.join('.')
      if (name === ENDLESS) return link.call(path, input, options)
      const limit = AbortSignal.timeout(limit_ms(name))
      const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
      return Promise.race([link.call(path, input, { ...options, signal }), aborted(signal, limit)])
    },
  }
}

function aborted(signal: AbortSignal, limit: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(limit.aborted ? new TookTooLong() : new DOMException('', 'AbortError'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}
