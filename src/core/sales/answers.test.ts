import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { SaleAnswer } from '../providers/provider.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { classOf, stepForAnswer } from './answers.ts'

const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
const came = (answer: ScriptedAnswer): SaleAnswer => ({ ...answer, raw })
const providerReference = 'TRX1'
const charged_e4 = money(490_000)
const failed = { ...accepted, final: 'failed', word: 'Failed' } as const
const duplicate = { kind: 'weak-refusal', why: 'duplicate', words: 'Duplicate' } as const

describe('what a sale’s own answer does to it', () => {
  it.each<[string, ScriptedAnswer, string, SaleStep]>([
    ['a documented no', refused, 'refused', { type: 'refused', why: 'balance' }],
    ['a no that proves nothing', duplicate, 'weak-refusal', { type: 'unknown', why: 'duplicate' }],
    ['no answer', unknown, 'unknown', { type: 'unknown', why: 'connection-lost' }],
    ['a yes', accepted, 'accepted', { type: 'accepted', providerReference }],
    [
      'a success, with what it took',
      { ...delivered, charged_e4 },
      'final',
      { type: 'delivered', providerReference, charged_e4 },
    ],
    [
      'one "failed", which is asked for twice',
      failed,
      'final',
      { type: 'failure-heard', providerReference, word: 'Failed', sinceFirst_ms: null },
    ],
  ])('%s', (_, answer, filed, step) => {
    expect(stepForAnswer(came(answer))).toEqual(step)
    expect(classOf(came(answer))).toBe(filed)
  })

  it('is never guessed from an answer of a kind nobody knows', () => {
    // @ts-expect-error The types rule it out; a mistake in a client of ours could still make it.
    expect(() => stepForAnswer({ kind: 'maybe', raw })).toThrow('unexpected case')
  })
})
