import type { Choice } from '../../contract/choice.ts'
import type { ProviderId } from '../../domain/provider.ts'

/** A provider as the core would name it among those a sale could go through, first in the order. */
export function choiceOf(provider: ProviderId, changes: Partial<Choice> = {}): Choice {
  const because: Choice['because'] = (changes.cannot ?? null) === null ? ['preference'] : []
  return { provider, cannot: null, limit_e4: null, preference: 1, because, ...changes }
}
