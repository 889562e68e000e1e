import { describe, expect, it } from 'vitest'
import { SECOND_FAILURE_AFTER_ms } from '../../domain/sale-machine.ts'
import type { StatusAnswer } from '../providers/provider.ts'
import { createRun } from '../run.ts'
import { createSaleRows } from '../sales/rows.ts'
import { saidNothing, saidPending, saidSuccess, unknown } from '../testing/answers.ts'
import type { ScriptedAnswer, ScriptedStatus } from '../testing/scripted-provider.ts'
import { openShop } from '../testing/shop.ts'
import type { WalletFinding } from '../../domain/wallet-doubt.ts'
import type { WalletEvidence } from '../wallets/evidence.ts'
import { ABSENT_AFTER_ms, ABSENT_ANSWERS } from './absence.ts'
import { type Beside, stepForStatus } from './ask.ts'

const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
const came = (answer: ScriptedStatus): StatusAnswer => ({ ...answer, raw })
const untouched: WalletEvidence = {
  finding: { kind: 'untouched', soon: true },
  agreed: true,
  prompt: true,
  before_e4: null,
  after_e4: null,
  taken_e4: null,
  sales: 1,
}
const duplicate = { kind: 'weak-refusal', why: 'duplicate' } as const

/** A sale as its provider left it, and everything that speaks for its not being executed. */
async function openAsked(answer: ScriptedAnswer) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  const { id } = await shop.sell()
  const sale = createSaleRows(shop.db).byId(id)
  if (!sale) throw new Error('nothing was sold')
  const absent = { answers: ABSENT_ANSWERS, since_ms: SECOND_FAILURE_AFTER_ms, untroubled: true }
  const beside: Beside = {
    run: createRun(shop.clock, 'this run'),
    age_ms: ABSENT_AFTER_ms,
    sameAccount: true,
    absent,
    wallet: () => untouched,
    absentFor_ms: 0,
    refusedWeakly: () => false,
  }
  const proof = (changes: Partial<Beside> = {}, row = sale) => {
    const step = stepForStatus(row, came(saidNothing), { ...beside, ...changes })
    return step?.type === 'not-executed' ? step.proof : null
  }
  return { sale, beside, absent, proof }
}

describe('a sale the provider does not know', () => {
  it('was not executed where time, repetition and the wallet say so too', async () => {
    const { proof } = await openAsked(unknown)
    expect(proof()).toBe('not-found')
  })

  it.each<[string, Partial<Beside>]>([
    ['another account was asked', { sameAccount: false }],
    ['it was not said', { absent: null }],
    ['it is too soon', { age_ms: ABSENT_AFTER_ms - 1 }],
    ['it was certified to say so for longer', { absentFor_ms: ABSENT_AFTER_ms + 1 }],
    ['it was refused in words that may speak of it', { refusedWeakly: () => true }],
    ['the wallet is not looked at', { wallet: () => null }],
    ['the wallet speaks late', { wallet: () => ({ ...untouched, agreed: false }) }],
  ])('may have been executed where %s', async (_, changes) => {
    const { proof } = await openAsked(unknown)
    expect(proof(changes)).toBeNull()
  })

  it('may have been executed where it was said too seldom, or in trouble', async () => {
    const { proof, absent } = await openAsked(unknown)
    expect(proof({ absent: { ...absent, answers: ABSENT_ANSWERS - 1 } })).toBeNull()
    expect(proof({ absent: { ...absent, untroubled: false } })).toBeNull()
  })

  it.each<WalletFinding>([
    { kind: 'untouched', soon: false },
    { kind: 'unclear', why: 'changed' },
    { kind: 'too-early' },
  ])('may have been executed where the wallet says %j', async (finding) => {
    const { proof } = await openAsked(unknown)
    expect(proof({ wallet: () => ({ ...untouched, finding }) })).toBeNull()
  })

  it('is certified to be unknown for as long as is said, and no longer', async () => {
    const { proof } = await openAsked(unknown)
    expect(proof({ absentFor_ms: ABSENT_AFTER_ms })).toBe('not-found')
  })

  it('is asked about no more by "not found" once it is named or decided', async () => {
    const { proof, sale } = await openAsked(unknown)
    expect(proof({}, { ...sale, provider_reference: 'TRX1' })).toBeNull()
    expect(proof({}, { ...sale, state: 'failed' })).toBeNull()
    expect(proof({}, { ...sale, state: 'needs-review' })).toBe('not-found')
  })
})

describe('a sale that was called a duplicate and that the provider does not know', () => {
  const early = { age_ms: SECOND_FAILURE_AFTER_ms }

  it('is a duplicate of another once it is said twice, a minute apart', async () => {
    const { proof, absent } = await openAsked({ ...duplicate, words: 'DUPLICATE transaction!' })
    expect(proof(early)).toBe('duplicate-of-another')
    const since_ms = SECOND_FAILURE_AFTER_ms - 1
    expect(proof({ ...early, absent: { ...absent, since_ms } })).toBeNull()
    expect(proof({ ...early, absent: { ...absent, since_ms: null } })).toBeNull()
  })

  it('is not, while the owner’s measurement says that it finds a sale late', async () => {
    const { proof } = await openAsked({ ...duplicate, words: 'Duplicate transaction' })
    expect(proof({ ...early, absentFor_ms: SECOND_FAILURE_AFTER_ms + 1 })).toBeNull()
  })

  it('may be our own by other words, or once a person is asked', async () => {
    const { proof } = await openAsked({ ...duplicate, words: 'ref_id has been taken' })
    expect(proof(early)).toBeNull()
    const other = await openAsked({ ...duplicate, words: 'Duplicate transaction' })
    expect(other.proof(early, { ...other.sale, state: 'needs-review' })).toBeNull()
    expect(other.proof(early, { ...other.sale, reason_code: 'undocumented' })).toBeNull()
  })
})

describe('an answer to the question what became of a sale', () => {
  it.each<[ScriptedStatus, string | null]>([
    [saidSuccess, 'delivered'],
    [{ ...saidSuccess, outcome: 'failed' }, 'failure-heard'],
    [saidPending, 'accepted'],
    [{ kind: 'unknown-word', word: 'X', words: 'X' }, null],
    [{ kind: 'inconclusive', why: 'timeout', words: '', retryAfter_ms: null }, null],
  ])('moves it as far as it proves something: %j', async (answer, type) => {
    const { sale, beside } = await openAsked(unknown)
    expect(stepForStatus(sale, came(answer), beside)?.type ?? null).toBe(type)
  })

  it('times a second "failed" from the first, and only where it is the same word', async () => {
    const { sale, beside } = await openAsked(unknown)
    const failed = came({ ...saidSuccess, outcome: 'failed', word: 'Failed' })
    const heard = { ...sale, failure_boot: 'this run', failure_mono_ms: -5 }
    const step = (failure_word: string | null) =>
      stepForStatus({ ...heard, failure_word }, failed, beside)
    expect(step('Failed')).toMatchObject({ word: 'Failed', sinceFirst_ms: 5 })
    expect(step('Refunded')).toMatchObject({ word: 'Failed', sinceFirst_ms: null })
    expect(step(null)).toMatchObject({ sinceFirst_ms: null })
  })

  it('is never guessed where it is of a kind nobody knows', async () => {
    const { sale, beside } = await openAsked(unknown)
    // @ts-expect-error The types rule it out; a mistake in a client of ours could still make it.
    expect(() => stepForStatus(sale, { kind: 'maybe', raw }, beside)).toThrow('unexpected case')
  })
})
