import type { Certification } from '../../../contract/certification.ts'
import type { ProviderSummary, Wallet } from '../../../contract/schemas.ts'
import { walletsOf } from '../../../domain/provider.ts'

/** What it takes until a provider can be sold through with an easy mind, in order. */
export const setUpSteps = ['key', 'connection', 'wallets', 'limits', 'certification'] as const
export type SetUpStep = (typeof setUpSteps)[number]

/**
 * `done`: nothing is left to do there. `open`: it can be done now. `waits`: for the key, without
 * which nobody can be asked anything.
 */
export type StepStanding = 'done' | 'open' | 'waits'
export type StepStandings = Readonly<Record<SetUpStep, StepStanding>>

/** What the books say of a provider; nothing else remembers how far its setting up went. */
export interface SetUpFacts {
  readonly provider: ProviderSummary
  readonly wallets: readonly Pick<Wallet, 'provider' | 'wallet' | 'opened'>[]
  /** Null while it is not known. */
  readonly certification: Pick<Certification, 'steps' | 'facts'> | null
}

export function standingsOf(facts: SetUpFacts): StepStandings {
  const { provider } = facts
  const isKept = provider.hasKey
  const standing = (isDone: boolean): StepStanding => (isDone ? 'done' : isKept ? 'open' : 'waits')
  const areOpened = walletsOf[provider.provider].every((name) => isOpened(facts, name))
  return {
    key: isKept && !provider.keyRefused ? 'done' : 'open',
    connection: standing(isKept && answers(provider, areOpened)),
    wallets: standing(isKept && areOpened),
    limits: standing(isKept && provider.limitsSeen),
    certification: standing(isKept && isMeasured(facts.certification)),
  }
}

function isOpened({ provider, wallets }: SetUpFacts, name: string): boolean {
  return wallets.some(
    (one) => one.provider === provider.provider && one.wallet === name && one.opened,
  )
}

/** Of late; or, where nobody asked it of late, once: its wallet came from its own answer. */
function answers({ health, keyRefused }: ProviderSummary, areOpened: boolean): boolean {
  if (keyRefused) return false
  return health.state === 'unknown' ? areOpened : health.state === 'good' || health.state === 'slow'
}

/** Everything that can be measured without risking money holds. */
function isMeasured(certification: SetUpFacts['certification']): boolean {
  if (certification === null) return false
  const holds = (name: string) =>
    certification.facts.some((fact) => fact.name === name && fact.standing === 'valid')
  return certification.steps
    .filter(({ risky }) => !risky)
    .every(({ measures }) => measures.every(holds))
}

/** Where to go on: the first step that is left; the first of all where none is. */
export function firstOpen(standings: StepStandings): SetUpStep {
  return setUpSteps.find((step) => standings[step] !== 'done') ?? 'key'
}

/** The step behind or before one; null at either end. */
export function stepBeside(step: SetUpStep, by: 1 | -1): SetUpStep | null {
  const at = setUpSteps.indexOf(step) + by
  return setUpSteps[at] ?? null
}

/** The step a digit key names, from 1; null for any other key. */
export function stepOfKey(code: string): SetUpStep | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(code)?.[1]
  return digit === undefined ? null : (setUpSteps[Number(digit) - 1] ?? null)
}
