import type { Directory } from '../catalogue/directory.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Provider } from '../providers/provider.ts'

export interface OperatorListParts {
  readonly directory: Directory
  readonly clock: Clock
  readonly log: Log
  /** Of the account that is set up just now; another once its key or address was changed. */
  readonly mark: () => number | null
}

/**
 * Asks for the provider's list and keeps it; the list that is there stays where that fails, and
 * where the owner changed the account meanwhile: these are another account's numbers.
 */
export async function readOperatorList(
  provider: Provider,
  { directory, clock, log, mark }: OperatorListParts,
): Promise<void> {
  const asked = mark()
  const answer = await provider.askOperators?.()
  if (answer?.kind !== 'operators' || mark() !== asked) return
  const doubted = directory.keep(provider.id, answer.operators, Math.round(clock.now()))
  for (const operator of doubted) {
    log.warn('operator-number-changed', { provider: provider.id, operator })
  }
}

/**
 * alsamiflexi wants its own number for an operator, which only its list tells: before the first
 * sale the list is read. Where that fails nothing is sent, and the cashier is told why.
 *
 * @param account the mark of the account this client speaks for: the list is of the one that is
 *   set up, so once that is another this client has no numbers to sell by
 */
export function withOperatorList(
  provider: Provider,
  account: number,
  parts: OperatorListParts,
): Provider {
  if (!provider.askOperators) return provider
  return {
    ...provider,
    async open(order) {
      const wasThere = parts.directory.hasList(provider.id)
      if (!wasThere && parts.mark() === account) await readOperatorList(provider, parts)
      if (parts.mark() !== account) return { kind: 'not-sent', why: 'operator-list', words: '' }
      if (!wasThere) {
        // The list may have brought a limit that the order was not measured against yet.
        const cannot = provider.cannotSell(order)
        if (cannot) return { kind: 'not-sent', why: 'operator-list', words: cannot.why }
      }
      return provider.open(order)
    },
  }
}
