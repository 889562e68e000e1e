import { describe, expect, it } from 'vitest'
import { problem, success } from '../../domain/result.ts'
import type { StatusAnswer, StatusQuestion } from '../providers/provider.ts'
import { createRun } from '../run.ts'
import { orderOf, type SaleRow } from '../sales/rows.ts'
import { saidFailed, saidInconclusive, saidNothing } from '../testing/answers.ts'
import { saidPending, saidSuccess } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { ScriptedStatus } from '../testing/scripted-provider.ts'
import { rowInDoubt } from '../testing/row-in-doubt.ts'
import { createAbsence } from './absence.ts'
import { askAbout } from './ask.ts'

const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }

const sold = rowInDoubt()

interface Question {
  readonly sale?: Partial<SaleRow>
  readonly sameAccount?: boolean
  readonly refused?: 'other-reference'
  readonly hint?: string
  readonly httpStatus?: null
}

/** Puts one question about a sale in doubt; what came of it is told in its order. */
async function put(says: ScriptedStatus, question: Question = {}) {
  const { sale, sameAccount = true, refused, hint, ...more } = question
  const row = { ...(await sold), ...sale }
  const clock = manualClock()
  const told: unknown[][] = []
  const questions: StatusQuestion[] = []
  const asked = await askAbout(
    row,
    {
      askStatus(asked) {
        questions.push(asked)
        const answer: StatusAnswer = { ...says, raw: { ...raw, ...more } }
        return Promise.resolve(answer)
      },
    },
    {
      run: createRun(clock, 'this run'),
      absence: createAbsence(clock),
      log: { warn: (...words) => void told.push(['warn', ...words]) },
      transitions: {
        take(...step) {
          told.push(['take', ...step])
          return refused ? problem(refused) : success(row)
        },
        observe: (_, observed) => void told.push(['observe', observed]),
      },
    },
    {
      age_ms: 0,
      sameAccount,
      absentFor_ms: 0,
      wallet: () => null,
      refusedWeakly: () => false,
      ...(hint !== undefined && { hint }),
    },
  )
  return { row, asked, told, questions }
}

/** How an answer is kept beside the sale. */
const kept = (filed: string, alarm: string | null = null) => ({
  source: 'status',
  raw,
  class: filed,
  alarm,
})

describe('one question what became of a sale', () => {
  it('is put with its order and with the id its provider gave it', async () => {
    const { row, questions } = await put(saidPending, { sale: { provider_reference: 'TRX1' } })
    expect(questions).toEqual([{ order: orderOf(row), providerReference: 'TRX1' }])
  })

  it('moves the sale by what the answer proves, and the answer is the proof', async () => {
    const { row, asked, told } = await put({ ...saidSuccess, words: 'done' })
    const step = { type: 'delivered', providerReference: 'TRX1', charged_e4: null }
    const evidence = { cause: 'settlement', words: 'done', observed: kept('final') }
    expect(told).toEqual([['take', row.seq, step, evidence]])
    expect(asked).toBe(true)
  })

  it('times a second "failed" from the first one', async () => {
    const heard = { failure_word: 'Failed', failure_boot: 'this run', failure_mono_ms: -90_000 }
    const { row, told } = await put(saidFailed, { sale: heard })
    const step = { type: 'failure-heard', word: 'Failed', sinceFirst_ms: 90_000 }
    expect(told[0]?.slice(0, 3)).toMatchObject(['take', row.seq, step])
  })

  it('is told of where the answer does not fit the sale', async () => {
    const { row, told } = await put(saidSuccess, { refused: 'other-reference' })
    const fields = { sale: row.id, why: 'other-reference' }
    expect(told.slice(1)).toEqual([['warn', 'answer-not-taken', fields]])
  })

  it('leaves nothing behind where the counter closes before the answer', async () => {
    const { asked, told } = await put({ ...saidInconclusive, why: 'stopped' })
    expect(told).toEqual([])
    expect(asked).toBeNull()
  })

  it('says nothing where no answer came', async () => {
    const { asked, told } = await put({ ...saidInconclusive, retryAfter_ms: 120_000 })
    expect(told).toEqual([['observe', kept('inconclusive')]])
    expect(asked).toBe(false)
  })

  it('leaves nothing behind where it was not put, its limit being used up', async () => {
    const tooFast = { ...saidInconclusive, why: 'rate-limit' } as const
    const notPut = await put(tooFast, { httpStatus: null })
    expect([notPut.told, notPut.asked]).toEqual([[], null])
    const turnedAway = await put(tooFast)
    expect(turnedAway.told).toEqual([['observe', kept('inconclusive')]])
    expect(turnedAway.asked).toBe(false)
    const lost = await put(saidInconclusive, { httpStatus: null })
    expect(lost.told).toHaveLength(1)
  })

  it('alarms a person where the answer is about the sale of somebody else', async () => {
    const { told } = await put({ ...saidInconclusive, why: 'echo-mismatch' })
    expect(told).toEqual([['observe', kept('inconclusive', 'crossed-answer')]])
  })

  it('alarms a person by a word nobody knows, and moves nothing', async () => {
    const { row, asked, told } = await put({ kind: 'unknown-word', word: 'Done', words: '' })
    expect(told).toEqual([
      ['observe', kept('unknown-word', 'unknown-word')],
      ['warn', 'unknown-word', { sale: row.id }],
    ])
    expect(asked).toBe(true)
  })

  it('is kept as one of another account where that knows no such sale', async () => {
    const other = await put(saidNothing, { sameAccount: false })
    expect(other.told).toEqual([['observe', kept('not-found:other-account')]])
    const same = await put(saidNothing)
    expect(same.told).toEqual([['observe', kept('not-found')]])
    expect(same.asked).toBe(true)
  })

  it('finds a sale through another account too', async () => {
    const { told } = await put(saidSuccess, { sameAccount: false })
    expect(told[0]?.at(-1)).toMatchObject({ observed: kept('final') })
  })
})

describe('one question by an id that a notice named', () => {
  it('is put by that id, and what it proves moves the sale', async () => {
    const { row, questions, told } = await put(saidSuccess, { hint: 'TRX1' })
    expect(row.provider_reference).toBeNull()
    expect(questions).toEqual([{ order: orderOf(row), providerReference: 'TRX1' }])
    const step = { type: 'delivered', providerReference: 'TRX1', charged_e4: null }
    expect(told[0]?.slice(0, 3)).toEqual(['take', row.seq, step])
  })

  it('says nothing of our sale, and alarms nobody, where it is somebody else’s', async () => {
    const crossed = await put({ ...saidInconclusive, why: 'echo-mismatch' }, { hint: 'TRX1' })
    expect(crossed.told).toEqual([['observe', kept('inconclusive')]])
    const strange = await put({ kind: 'unknown-word', word: 'Done', words: '' }, { hint: 'TRX1' })
    expect(strange.told[0]).toEqual(['observe', kept('unknown-word')])
  })

  it('that nobody knows counts for no absence of our own reference', async () => {
    const heard: unknown[] = []
    const by = async (hint?: string) => {
      const absence = {
        heard: (sale: unknown) => (heard.push(sale), null),
        forget: () => undefined,
      }
      const row = await sold
      await askAbout(
        row,
        { askStatus: () => Promise.resolve({ ...saidNothing, raw }) },
        {
          run: createRun(manualClock(), 'this run'),
          absence,
          log: { warn: () => undefined },
          transitions: { take: () => success(row), observe: () => undefined },
        },
        {
          age_ms: 0,
          sameAccount: true,
          absentFor_ms: 0,
          wallet: () => null,
          refusedWeakly: () => false,
          ...(hint !== undefined && { hint }),
        },
      )
    }
    await by()
    await by('TRX1')
    expect(heard).toMatchObject([{ provider_reference: null }, { provider_reference: 'TRX1' }])
  })
})

describe('a provider that calls a sale pending', () => {
  it.each([
    ['succeeded', true],
    ['failed', false],
    ['reversed', false],
    ['late-success', true],
  ] as const)(
    'after it had ended is odd, and owes a last word where money goes back: %s',
    async (state, isSaid) => {
      const { row, asked, told } = await put(saidPending, { sale: { state } })
      expect(asked).toBe(isSaid)
      expect(told[0]?.at(-1)).toMatchObject({ observed: kept('pending:after-end') })
      expect(told.slice(1)).toEqual([['warn', 'pending-after-end', { sale: row.id, state }]])
    },
  )

  it('before it has ended is not, nor is a last word after it', async () => {
    const open = await put(saidPending)
    expect([open.told.length, open.asked]).toEqual([1, true])
    expect(open.told[0]?.at(-1)).toMatchObject({ observed: kept('pending') })
    const ended = await put(saidFailed, { sale: { state: 'succeeded' } })
    expect(ended.told).toHaveLength(1)
    expect(ended.told[0]?.at(-1)).toMatchObject({ observed: kept('final') })
    const undone = await put(saidFailed, { sale: { state: 'failed' } })
    expect(undone.asked).toBe(true)
  })
})
