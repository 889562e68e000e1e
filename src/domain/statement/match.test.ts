import { describe, expect, it } from 'vitest'
import { money, taka } from '../money.ts'
import { differencesOf } from './differences.ts'
import type { StatementLine } from './lines.ts'
import {
  type BookedSale,
  type BookedTopUp,
  type Matched,
  matchLines,
  type SalesInBooks,
} from './match.ts'

const NOON_ms = Date.parse('2026-04-28T12:00:00+06:00')
const MINUTE_ms = 60_000
const HOUR_ms = 3_600_000

let next = 0

function sale(words: Partial<BookedSale> = {}): BookedSale {
  next += 1
  return {
    seq: next,
    number: '01712345678',
    amount_e4: taka(50),
    charged_e4: null,
    state: 'succeeded',
    at_ms: NOON_ms,
    providerReference: null,
    ourReference: `OURS-${next}`,
    ...words,
  }
}

function line(words: Partial<StatementLine> & { after_ms?: number } = {}): StatementLine {
  next += 1
  const { after_ms = 0, ...rest } = words
  return {
    row: next,
    kind: 'sale',
    at: { from_ms: NOON_ms + after_ms, to_ms: NOON_ms + after_ms + 999 },
    number: '01712345678',
    amount_e4: taka(50),
    charge_e4: null,
    state: null,
    word: '',
    reference: null,
    ownReference: null,
    ...rest,
  }
}

function books(sales: readonly BookedSale[]): SalesInBooks {
  return {
    byProviderReference: (id) => sales.find((one) => one.providerReference === id) ?? null,
    byOurs: (id) => sales.find((one) => one.ourReference === id) ?? null,
    near: (_, amount_e4, from_ms, to_ms) =>
      sales.filter(
        (one) => one.amount_e4 === amount_e4 && one.at_ms >= from_ms && one.at_ms <= to_ms,
      ),
  }
}

function matched(
  lines: readonly StatementLine[],
  sales: readonly BookedSale[],
  topUps: readonly BookedTopUp[] = [],
): Matched {
  const work = matchLines(lines, books(sales), topUps)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

const told = (result: Matched) =>
  result.lines.map(({ outcome, by, note, sale: found }) => [outcome, by, note, found?.seq ?? null])

describe('a line finds its sale', () => {
  it('by the provider’s id first, whatever else it says', () => {
    const [one, other] = [sale({ providerReference: 'T1' }), sale({ at_ms: NOON_ms + 1 })]
    expect(told(matched([line({ reference: 'T1', after_ms: HOUR_ms })], [one, other]))).toEqual([
      ['matched', 'reference', null, one.seq],
    ])
  })

  it('also where it does not agree with it', () => {
    const one = sale({ providerReference: 'T1', state: 'in-doubt' })
    expect(told(matched([line({ reference: 'T1', state: 'failed' })], [one]))).toEqual([
      ['different', 'reference', null, one.seq],
    ])
  })

  it('by our reference, in its own column or in the place of theirs', () => {
    const [one, other] = [sale(), sale()]
    const lines = [
      line({ ownReference: one.ourReference }),
      line({ reference: other.ourReference }),
    ]
    expect(told(matched(lines, [one, other]))).toEqual([
      ['matched', 'own-reference', null, one.seq],
      ['matched', 'own-reference', null, other.seq],
    ])
  })

  it('by number, amount and time where only one could be it', () => {
    const near = sale({ at_ms: NOON_ms - 29 * MINUTE_ms })
    const far = sale({ at_ms: NOON_ms - 31 * MINUTE_ms })
    const dearer = sale({ amount_e4: taka(60) })
    const stranger = sale({ number: '01812345678' })
    const all = [near, far, dearer, stranger]
    expect(told(matched([line()], all))).toEqual([['matched', 'number', null, near.seq]])
    expect(told(matched([line({ number: '017****5678' })], all))).toEqual([
      ['matched', 'number', null, near.seq],
    ])
  })

  it('never a sale whose provider gave it another id', () => {
    const other = sale({ providerReference: 'T1' })
    expect(told(matched([line({ reference: 'T2' })], [other]))).toEqual([
      ['missing-here', null, null, null],
    ])
    expect(told(matched([line()], [other]))).toEqual([['matched', 'number', null, other.seq]])
  })

  it('alone: a second line of it is told, and one that could be two is not guessed', () => {
    const one = sale({ providerReference: 'T1' })
    expect(told(matched([line({ reference: 'T1' }), line({ reference: 'T1' })], [one]))).toEqual([
      ['matched', 'reference', null, one.seq],
      ['missing-here', 'reference', 'repeated', null],
    ])
    const result = matched([line()], [sale(), sale()])
    expect(told(result)).toEqual([['missing-here', null, 'ambiguous', null]])
    expect(result.seen.size).toBe(2)
    expect(told(matched([line(), line()], [sale()]))).toEqual([
      ['missing-here', null, 'ambiguous', null],
      ['missing-here', null, 'ambiguous', null],
    ])
  })

  it('not where its two ids are of two sales', () => {
    const [one, other] = [sale({ providerReference: 'T1' }), sale()]
    const result = matched(
      [line({ reference: 'T1', ownReference: other.ourReference })],
      [one, other],
    )
    expect(told(result)).toEqual([['missing-here', 'reference', 'contradicting', null]])
    expect([...result.seen]).toEqual([one.seq, other.seq])
  })

  it('what a reference has taken is no more to be had by number', () => {
    const [one, other] = [sale({ providerReference: 'T1' }), sale()]
    expect(told(matched([line(), line({ reference: 'T1' })], [one, other]))).toEqual([
      ['matched', 'number', null, other.seq],
      ['matched', 'reference', null, one.seq],
    ])
  })

  it('also for money that came back, beside the line of the sale itself', () => {
    const one = sale({ state: 'reversed' })
    const back = line({ kind: 'refund', reference: 'R1', after_ms: 2 * 24 * HOUR_ms })
    expect(told(matched([line(), back], [one]))).toEqual([
      ['matched', 'number', null, one.seq],
      ['matched', 'number', null, one.seq],
    ])
  })

  it('not without a number or an id', () => {
    expect(told(matched([line({ number: null, reference: 'T9' })], [sale()]))).toEqual([
      ['missing-here', null, null, null],
    ])
  })
})

describe('a provider whose clock shows another zone', () => {
  it.each([6, -6])('%d hours off is understood by the lines whose sale is known', (hours) => {
    const known = sale({ providerReference: 'T1' })
    const unknown = sale({ at_ms: NOON_ms + MINUTE_ms, number: '01912345678' })
    const lines = [
      line({ reference: 'T1', after_ms: hours * HOUR_ms }),
      line({ number: '01912345678', after_ms: hours * HOUR_ms + MINUTE_ms }),
    ]
    const result = matched(lines, [known, unknown])
    expect(told(result)).toMatchObject([
      ['matched', 'reference', null, known.seq],
      ['matched', 'number', null, unknown.seq],
    ])
    expect(result).toMatchObject({ from_ms: NOON_ms, to_ms: NOON_ms + MINUTE_ms + 999 })
  })

  it('is not believed by days alone, nor where the lines disagree', () => {
    const known = [sale({ providerReference: 'T1' }), sale({ providerReference: 'T2' })]
    const lines = [
      line({ reference: 'T1', after_ms: 6 * HOUR_ms }),
      line({ reference: 'T2' }),
      line({ reference: 'T3', at: { from_ms: NOON_ms, to_ms: NOON_ms + 24 * HOUR_ms } }),
    ]
    expect(matched(lines, known)).toMatchObject({ from_ms: NOON_ms })
    const day = line({ reference: 'T1', at: { from_ms: NOON_ms, to_ms: NOON_ms + 24 * HOUR_ms } })
    expect(matched([day], known)).toMatchObject({ to_ms: NOON_ms + 24 * HOUR_ms })
  })
})

describe('balance that was added', () => {
  const topUp = (words: Partial<BookedTopUp> = {}): BookedTopUp => {
    next += 1
    return {
      id: `top-${next}`,
      amount_e4: taka(5_000),
      slip: `S-${next}`,
      at_ms: NOON_ms,
      ...words,
    }
  }
  const credit = (words: Partial<StatementLine> & { after_ms?: number } = {}) =>
    line({ kind: 'credit', number: null, amount_e4: taka(5_000), ...words })
  const found = (result: Matched) => result.lines.map(({ by, topUp: one }) => [by, one?.id ?? null])

  it('is found by its slip, however it is written, then by amount and time', () => {
    const [bySlip, byAmount] = [topUp({ slip: 'BK 77-1' }), topUp({ amount_e4: taka(700) })]
    const lines = [
      credit({ amount_e4: taka(700), after_ms: 24 * HOUR_ms }),
      credit({ reference: 'bk771' }),
      credit({ reference: 'other', amount_e4: taka(9) }),
    ]
    expect(found(matched(lines, [], [bySlip, byAmount]))).toEqual([
      ['amount', byAmount.id],
      ['slip', bySlip.id],
      [null, null],
    ])
  })

  it('is looked for once a line, however many could be of one top-up', () => {
    let looks = 0
    const one = {
      ...topUp(),
      get amount_e4() {
        looks += 1
        return taka(5_000)
      },
    }
    const lines = Array.from({ length: 1_000 }, () => credit())
    expect(matched(lines, [], [one]).lines.every((told) => told.topUp === null)).toBe(true)
    expect(looks).toBeLessThan(10_000)
  })

  it('is not guessed where two top-ups could be it, or it could be two lines’', () => {
    expect(found(matched([credit()], [], [topUp(), topUp()]))).toEqual([[null, null]])
    expect(found(matched([credit(), credit()], [], [topUp()]))).toEqual([
      [null, null],
      [null, null],
    ])
    expect(found(matched([credit({ after_ms: 9 * 24 * HOUR_ms })], [], [topUp()]))).toEqual([
      [null, null],
    ])
    expect(found(matched([credit({ after_ms: -9 * 24 * HOUR_ms })], [], [topUp()]))).toEqual([
      [null, null],
    ])
  })
})

describe('a line and its sale differ', () => {
  const differs = (words: Partial<StatementLine>, of: Partial<BookedSale> = {}) =>
    differencesOf(line(words), sale(of))

  it('in number and amount', () => {
    expect(differs({ number: '01712345679' })).toEqual(['number'])
    expect(differs({ number: null })).toEqual([])
    expect(differs({ amount_e4: taka(60) })).toEqual(['amount'])
  })

  it('in what was taken, to the poisha that statements round to', () => {
    const charged_e4 = money(486_250)
    expect(differs({ charge_e4: money(486_300) }, { charged_e4 })).toEqual([])
    expect(differs({ charge_e4: money(486_350) }, { charged_e4 })).toEqual(['charge'])
    expect(differs({ charge_e4: money(486_350) })).toEqual([])
  })

  it.each([
    ['succeeded', 'succeeded', true],
    ['succeeded', 'late-success', true],
    ['succeeded', 'failed', false],
    ['succeeded', 'in-doubt', false],
    ['failed', 'failed', true],
    ['failed', 'reversed', true],
    ['refunded', 'reversed', true],
    ['refunded', 'succeeded', false],
    ['pending', 'accepted', true],
    ['pending', 'on-wire', true],
    ['pending', 'succeeded', false],
  ] as const)('%s there and %s here agree: %s', (there, here, agree) => {
    expect(differs({ state: there }, { state: here })).toEqual(agree ? [] : ['state'])
  })

  it('where money came back of a sale we call delivered', () => {
    expect(differs({ kind: 'refund' })).toEqual(['state'])
    expect(differs({ kind: 'refund' }, { state: 'failed' })).toEqual([])
  })
})
