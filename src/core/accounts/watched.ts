import type { Provider, RawAnswer } from '../providers/provider.ts'
import type { TrafficHealth } from './health.ts'

/** Wraps a provider so that every exchange counts for its health. */
export function watched(provider: Provider, health: TrafficHealth): Provider {
  const note = <Answer extends { kind: string; raw: RawAnswer }>(answer: Answer): Answer => {
    const silent = answer.kind === 'unknown' || answer.kind === 'inconclusive'
    health.note(provider.id, answer.raw.elapsed_ms, !silent)
    return answer
  }
  const { askOperators } = provider
  return {
    id: provider.id,
    cannotSell: (order) => provider.cannotSell(order),
    canAsk: (question) => provider.canAsk(question),
    async open(order) {
      const opened = await provider.open(order)
      if (opened.kind === 'not-sent') {
        health.note(provider.id, 0, false)
        return opened
      }
      return { ...opened, send: async () => note(await opened.send()) }
    },
    askStatus: async (question) => note(await provider.askStatus(question)),
    askBalance: async () => note(await provider.askBalance()),
    askOperators: askOperators && (async () => note(await askOperators())),
  }
}
