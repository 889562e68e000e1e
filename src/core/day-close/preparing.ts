import type { Preparation, ProviderAsked } from '../../contract/days.ts'
import { type ProviderId, rechargeWallet, type WalletName } from '../../domain/provider.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ToAsk } from './to-ask.ts'

/** What asks the providers (settlement), within the limit of each. */
export interface AsksProviders {
  readonly providers: () => readonly ProviderId[]
  readonly askNow: (sale: string) => Promise<boolean | null>
  readonly readWallet: (provider: ProviderId) => Promise<void>
  /** The monotonic moment of a wallet's last reading; null before the first. */
  readonly readAt_ms: (provider: ProviderId, wallet: WalletName) => number | null
}

export interface PreparingParts extends AsksProviders {
  readonly clock: Clock
  readonly changes: Changes
  readonly log: Log
  readonly toAsk: ToAsk
}

/** The asking before a close, while it lasts. */
export interface Preparing {
  /** The day it is for, while sales wait for it; null where none is being closed. */
  day(): string | null
  standing(): Preparation | null
  /** Goes on with the same day, or begins it. @param anew asks once more what was asked */
  begin(businessDate: string, anew: boolean): void
  /** Sales go on: put off, or done. */
  end(): void
}

/** No provider keeps a close waiting for longer, however much is open there. */
export const PATIENCE_ms = 90_000
/** What is open goes first, and may take so much of it. */
const OPEN_ms = 60_000
/** So many questions on end without an answer: it is away. */
const AWAY_AFTER = 3
/** A close that everybody went away from keeps nobody from selling for longer. */
export const LAPSES_ms = 15 * 60_000
/** A wallet that was read a moment ago is read again soon; longer than that nobody waits. */
const WALLET_ms = 15_000

interface Round {
  readonly businessDate: string
  readonly began_ms: number
  readonly lines: Map<ProviderId, ProviderAsked>
  touched_ms: number
  isOver: boolean
}

export function createPreparing(parts: PreparingParts): Preparing {
  const { clock, changes, providers } = parts
  let round: Round | null = null
  const underWay = (): Round | null => {
    if (round && clock.monotonic() - round.touched_ms >= LAPSES_ms) end()
    return round
  }
  const end = (): void => {
    if (round) round.isOver = true
    round = null
    changes.tell('day', '')
  }
  const tell = (one: Round, provider: ProviderId, said: Partial<ProviderAsked>): void => {
    const before = one.lines.get(provider) ?? nothingAsked(provider)
    one.lines.set(provider, { ...before, ...said })
    changes.tell('day', one.businessDate)
  }
  return {
    day: () => underWay()?.businessDate ?? null,
    standing() {
      const now = underWay()
      if (!now) return null
      const lines = [...now.lines.values()]
      const isReady = lines.every(({ isDone }) => isDone)
      return { businessDate: now.businessDate, providers: lines, isReady }
    },
    begin(businessDate, anew) {
      const now = underWay()
      const began_ms = clock.monotonic()
      if (now) now.touched_ms = began_ms
      if (now && now.businessDate === businessDate && !anew) return
      if (now) now.isOver = true
      const lines = new Map(providers().map((one) => [one, nothingAsked(one)]))
      const next = { businessDate, began_ms, touched_ms: began_ms, lines, isOver: false }
      round = next
      for (const provider of lines.keys()) {
        const told = (said: Partial<ProviderAsked>) => tell(next, provider, said)
        void askProvider(parts, next, provider, told)
          .catch((cause: unknown) => {
            // The disk refused to keep an answer: whoever goes on closes by what is known.
            parts.log.error('close-stumbled', { provider, why: String(cause) })
          })
          .finally(() => told({ isDone: true }))
      }
      changes.tell('day', businessDate)
    },
    end,
  }
}

function nothingAsked(provider: ProviderId): ProviderAsked {
  const none = { toAsk: 0, asked: 0 }
  return { provider, open: none, again: none, wallet: 'waiting', isAway: false, isDone: false }
}

/** What is open first, then the wallets, then once more what was delivered; and never for long. */
async function askProvider(
  parts: PreparingParts,
  round: Round,
  provider: ProviderId,
  told: (said: Partial<ProviderAsked>) => void,
): Promise<void> {
  const { toAsk, clock } = parts
  const open = toAsk.open(provider)
  const again = toAsk.again(provider, round.businessDate)
  const counted = (ids: readonly string[], asked: number) => ({ toAsk: ids.length, asked })
  told({ open: counted(open, 0), again: counted(again, 0) })
  const left_ms = (until_ms: number) => round.began_ms + until_ms - clock.monotonic()
  const questions = createQuestions(parts, round, left_ms)
  const isAway = await questions(open, OPEN_ms, (asked) => told({ open: counted(open, asked) }))
  told({ isAway })
  const isRead = await readsWallet(parts, provider, Math.min(WALLET_ms, left_ms(PATIENCE_ms)))
  told({ wallet: isRead ? 'read' : 'silent', isAway: isAway || !isRead })
  if (isAway || !isRead) return
  const isSilent = await questions(again, PATIENCE_ms, (asked) =>
    told({ again: counted(again, asked) }),
  )
  told({ isAway: isSilent })
}

/** A figure of after the questions: only that one can be laid beside our books. */
async function readsWallet(
  { clock, changes, readWallet, readAt_ms }: PreparingParts,
  provider: ProviderId,
  patience_ms: number,
): Promise<boolean> {
  const asked_ms = clock.monotonic()
  const isRead = () => (readAt_ms(provider, rechargeWallet[provider]) ?? -1) >= asked_ms
  const { promise: came, resolve } = Promise.withResolvers<null>()
  const unlisten = changes.listen(({ topic, id }) => {
    if (topic === 'wallet' && id === provider && isRead()) resolve(null)
  })
  // Where it was read a moment ago this is only noted, and done as soon as it may be.
  await within(clock, patience_ms, Promise.all([readWallet(provider), came]))
  unlisten()
  return isRead()
}

/** One question after the other; true where the provider does not answer any more. */
function createQuestions(
  { clock, askNow }: PreparingParts,
  round: Round,
  left_ms: (until_ms: number) => number,
) {
  return async (
    ids: readonly string[],
    until_ms: number,
    told: (asked: number) => void,
  ): Promise<boolean> => {
    let silent = 0
    for (const [nth, id] of ids.entries()) {
      if (round.isOver || left_ms(until_ms) <= 0) return false
      const hasSaid = await within(clock, left_ms(until_ms), askNow(id))
      if (hasSaid === undefined) return true
      silent = hasSaid === false ? silent + 1 : 0
      if (silent >= AWAY_AFTER) return true
      told(nth + 1)
    }
    return false
  }
}

/** Undefined where it takes longer: it goes on, and its answer is taken as any other. */
async function within<Value>(
  clock: Clock,
  patience_ms: number,
  going: Promise<Value>,
): Promise<Value | undefined> {
  const { promise: enough, resolve } = Promise.withResolvers<undefined>()
  const waited = clock.after(patience_ms, () => resolve(undefined))
  const first = await Promise.race([going, enough])
  waited()
  return first
}
