import { wasNotPut } from '../not-put.ts'
import type { Provider, RawAnswer } from '../providers/provider.ts'
import type { KeyWord, LineWord, TrafficHealth } from './health.ts'

/** Refusals that are about us and not about the sale: the next sale would meet them too. */
const ABOUT_THE_KEY: readonly string[] = ['key', 'account']

/**
 * Wraps a provider so that every exchange counts for its health. A key that is turned away closes
 * the provider for new sales (bad-inputs row 66); what is open is asked about all the same.
 *
 * @param standingChanged a key was refused or taken again; the provider went down or came back; a
 *   login page came to stand before it or went away
 */
export function watched(
  provider: Provider,
  health: TrafficHealth,
  standingChanged: () => void,
): Provider {
  const { id, askOperators, askPackages, askByReference } = provider
  const noteKey = (word: KeyWord): void => {
    if (health.noteKey(id, word)) standingChanged()
  }
  const noteExchange = (elapsed_ms: number, answered: boolean): void => {
    if (health.note(id, elapsed_ms, answered)) standingChanged()
  }
  const noteLine = (word: LineWord): void => {
    if (health.noteLine(id, word)) standingChanged()
  }
  const note = <Answer extends AnyAnswer>(answer: Answer): Answer => {
    if (wasNotPut(answer)) return answer
    const { answered, isRight } = wordOf(answer)
    noteExchange(answer.raw.elapsed_ms, answered)
    if (answer.raw.loginPage) noteLine('login-page')
    else if (isRight) noteLine('right-answer')
    return answer
  }
  return {
    id,
    cannotSell: (order) => provider.cannotSell(order),
    canAsk: (question) => provider.canAsk(question),
    repeatsReference: provider.repeatsReference,
    givenAt_ms: (id) => provider.givenAt_ms(id),
    async open(order) {
      const opened = await provider.open(order)
      if (opened.kind === 'not-sent') {
        if (opened.why !== 'stopped') noteExchange(0, false)
        return opened
      }
      const send = async () => {
        const answer = note(await opened.send())
        if (answer.kind === 'refused' && ABOUT_THE_KEY.includes(answer.reason))
          noteKey('refused-a-sale')
        return answer
      }
      return { ...opened, send }
    },
    askStatus: async (question) => note(await provider.askStatus(question)),
    askByReference: askByReference && (async (order) => note(await askByReference(order))),
    async askBalance() {
      const answer = note(await provider.askBalance())
      if (answer.kind === 'balances') noteKey('answered-a-question')
      else if (ABOUT_THE_KEY.includes(answer.why)) noteKey('refused-a-question')
      return answer
    },
    askOperators: askOperators && (async () => note(await askOperators())),
    askPackages:
      askPackages && (async (operator, isDrive) => note(await askPackages(operator, isDrive))),
  }
}

interface AnyAnswer {
  readonly kind: string
  readonly raw: RawAnswer
  readonly why?: string
}

/** What an answer says of its provider, whatever it says of a sale. */
function wordOf({ kind, raw, why = '' }: AnyAnswer) {
  const silent = kind === 'unknown' || kind === 'inconclusive'
  // A provider that turns our key away answers; what is wrong is said of the key.
  const isRight = !silent || ABOUT_THE_KEY.includes(why)
  // One that does not know a sale answers too.
  const unknowing = kind === 'inconclusive' && raw.httpStatus === 404
  return { answered: isRight || unknowing, isRight }
}
