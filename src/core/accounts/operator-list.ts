import type { Directory } from '../catalogue/directory.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Provider } from '../providers/provider.ts'

export interface OperatorListParts {
  readonly directory: Directory
  readonly clock: Clock
  readonly log: Log
}

/** Asks for the provider's list and keeps it; the list that is there stays where that fails. */
export async function readOperatorList(
  provider: Provider,
  { directory, clock, log }: OperatorListParts,
): Promise<void> {
  const answer = await provider.askOperators?.()
  if (answer?.kind !== 'operators') return
  const doubted = directory.keep(provider.id, answer.operators, Math.round(clock.now()))
  for (const operator of doubted) {
    log.warn('operator-number-changed', { provider: provider.id, operator })
  }
}

/**
 * alsamiflexi wants its own number for an operator, which only its list tells: before the first
 * sale the list is read. Where that fails nothing is sent, and the cashier is told why.
 */
export function withOperatorList(provider: Provider, parts: OperatorListParts): Provider {
  if (!provider.askOperators) return provider
  return {
    ...provider,
    async open(order) {
      if (!parts.directory.hasList(provider.id)) {
        await readOperatorList(provider, parts)
        // The list may have brought a limit that the order was not measured against yet.
        const cannot = provider.cannotSell(order)
        if (cannot) return { kind: 'not-sent', why: 'operator-list', words: cannot.why }
      }
      return provider.open(order)
    },
  }
}
