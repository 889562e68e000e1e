import * as fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { usualPaper } from '../../contract/papers.ts'
import { DrawerOpening } from '../../contract/printing.ts'
import { taka } from '../../domain/money.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { aSum, someWords } from '../testing/generated.ts'
import { blindShift, closedShiftWith, shiftWith } from '../testing/shift.ts'
import { spokenIn } from '../testing/spoken.ts'
import { written } from '../testing/written.ts'
import { xPaper } from './x-paper.ts'

const shop = { shopName: 'Bismillah Telecom', paper: usualPaper }
/** 29/11/2026 22:10 in Dhaka. */
const NOW_ms = Date.UTC(2026, 10, 29, 16, 10)
const say = spokenIn('en')
const inEnglish = (report = shiftWith()) => xPaper(say, report, shop, NOW_ms)

describe.each([
  ['bn', bn.shift],
  ['en', en.shift],
] as const)('an open shift on paper (%s)', (language, words) => {
  const spoken = spokenIn(language)
  const paper = xPaper(spoken, shiftWith(), shop, NOW_ms)
  const lines = written(paper)

  it('says which shift it is, whose, since when, and that it goes on', () => {
    expect(paper.name).toBe('x')
    expect(lines.slice(0, 4)).toEqual([
      'Bismillah Telecom',
      words.xReport,
      `${spoken.t('shift.number', { number: spoken.count(31) })} · Karim`,
      `${spoken.prose('29/11/2026 09:05')} – …`,
    ])
  })

  it('adds up the column of the drawer, without the terms that moved nothing', () => {
    const { terms } = words
    expect(lines.slice(4, 12)).toEqual([
      `${terms.opening_e4} ৳2,000.00`,
      `+ ${terms.given_e4} ৳6,400.00`,
      `− ${terms.change_e4} ৳350.00`,
      `+ ${terms.duesCollected_e4} ৳250.00`,
      `+ ${terms.paidIn_e4} ৳500.00`,
      `− ${terms.refunds_e4} ৳20.00`,
      `− ${terms.paidOut_e4} ৳180.00`,
      `${words.expected} ৳8,600.00`,
    ])
  })

  it('has what was sold and what went in and out, and room to sign', () => {
    const recharges = `${spoken.t('kinds.recharge.name')} × 62 ৳4,310.00`
    expect(lines).toContain(recharges)
    expect(lines).toContain(`${spoken.t('slip.serviceCharge')} ৳15.00`)
    expect(lines).toContain(`${words.onCredit} ৳120.00`)
    const owner = spoken.t('cashMove.purposes.in.owner')
    const expense = spoken.t('cashMove.purposes.out.expense')
    expect(lines).toContain(`${owner}: খুচরা রাখা +৳500`)
    expect(lines).toContain(`${expense}: চা ও বিদ্যুৎ মিস্ত্রি −৳180`)
    expect(lines.slice(-2)).toEqual([
      words.signHere,
      `${words.printed}: ${spoken.prose('29/11/2026 22:10')}`,
    ])
  })
})

describe('a shift on paper', () => {
  it('tells what failed and what has no end yet below its kind, as the screen does', () => {
    for (const report of [shiftWith(), blindShift()]) {
      const notes = inEnglish(report).blocks.flatMap((block) =>
        block.is === 'line' && block.note !== undefined ? [[block.name, block.note]] : [],
      )
      expect(notes).toEqual([
        [`${en.kinds.recharge.name} × 62`, '1 failed'],
        [`${en.kinds.transfer.name} × 3`, '1 without an end yet'],
      ])
    }
  })

  it('that opened with another sum than the books left says so below what was counted', () => {
    const short = { differenceOf: 'over-short', openingDifference_e4: taka(-30) } as const
    expect(inEnglish(shiftWith(short)).blocks).toContainEqual({
      is: 'line',
      name: en.shift.terms.opening_e4,
      value: '৳2,000.00',
      note: '৳30 less than in the books; nobody knows why.',
    })
    const blind = { ...blindShift(), ...short }
    expect(JSON.stringify(inEnglish(blind).blocks)).not.toContain('৳30')
  })

  it('that was counted blind, or more than once, says so below the difference', () => {
    const closed = inEnglish(closedShiftWith({ wasBlind: true }))
    expect(closed.blocks).toContainEqual({
      is: 'line',
      name: en.shift.difference,
      value: '৳10.00 short',
      note: 'Counted blind · Counted 2 times',
    })
  })

  it('tells when the drawer was opened without a sale, and why', () => {
    const { id: shift, cashier } = shiftWith()
    const own = { id: v7(), at_ms: NOW_ms, shift, cashier }
    const opening = { ...own, reason: 'change', state: 'sent' } as const
    const failed = { ...opening, reason: 'tea for <b>two</b>', state: 'failed' } as const
    const lines = written(xPaper(say, shiftWith(), shop, NOW_ms, [opening, failed]))
    const from = lines.indexOf(`${en.drawer.openings} × 2`)
    expect(lines.slice(from + 1, from + 3)).toEqual([
      'change 22:10',
      `tea for <b>two</b> ${en.drawer.states.failed} 22:10`,
    ])
    expect(written(inEnglish()).join(' ')).not.toContain(en.drawer.openings)
  })

  it('says what must be in the drawer in the printer’s own letters too', () => {
    expect(inEnglish().plain).toEqual(['X SHIFT 31', '2026-11-29 22:10', 'CASH BDT 8,600.00'])
    expect(inEnglish(closedShiftWith()).plain).toEqual([
      'SHIFT 31 CLOSED',
      '2026-11-29 22:10',
      'COUNTED BDT 8,590.00',
      'OVER/SHORT BDT -10.00',
    ])
  })

  it('that is counted blind gives away no sum of it, in no letters', () => {
    const paper = inEnglish(blindShift())
    expect(paper.blocks).toContainEqual({ is: 'boxed', text: en.shift.blind })
    const lines = written(paper)
    expect(lines).toContain(`${en.kinds.recharge.name} × 62 `)
    const sums = lines.filter((line) => line.includes('৳'))
    // What the cashier moved by hand, the cashier knows.
    expect(sums).toHaveLength(2)
    expect(paper.plain).toEqual(['X SHIFT 31', '2026-11-29 22:10'])
  })

  it('once it is closed has every pile, what it comes to, and how that stands to the books', () => {
    const lines = written(inEnglish(closedShiftWith()))
    const { shift } = en
    expect(lines).toContain(shift.closedReport)
    expect(lines).toContain('29/11/2026 09:05 – 22:05')
    const from = lines.indexOf(`${shift.expected} ৳8,600.00`) + 1
    expect(lines.slice(from, from + 10)).toEqual([
      '৳1,000 × 5 ৳5,000.00',
      '৳500 × 6 ৳3,000.00',
      '৳100 × 5 ৳500.00',
      '৳50 × 1 ৳50.00',
      '৳20 × 2 ৳40.00',
      `${shift.counted} ৳8,590.00`,
      `${shift.difference} ৳10.00 short`,
      'Counted 2 times',
      `${shift.reasonFact} খুচরা ভুল দেওয়া হয়েছে`,
      `${shift.signedBy} Selina`,
    ])
  })

  it('that was left open over night says the day it was closed on too', () => {
    const closed = { ...closedShiftWith(), closedAt_ms: NOW_ms + 12 * 3_600_000 }
    expect(written(inEnglish(closed))).toContain('29/11/2026 09:05 – 30/11/2026 10:10')
  })

  it('that went on over midnight says of which day an opening of its drawer was', () => {
    const { id: shift, cashier } = shiftWith()
    const words = { id: v7(), reason: 'change', shift, cashier }
    const opening = DrawerOpening.parse({ ...words, at_ms: NOW_ms, state: 'sent' })
    const late_ms = NOW_ms + 2 * 3_600_000
    const late = DrawerOpening.parse({ ...words, at_ms: late_ms, state: 'unknown' })
    const lines = written(xPaper(say, shiftWith(), shop, NOW_ms, [opening, late]))
    expect(lines).toContain('change 22:10')
    expect(lines).toContain(`change ${en.drawer.states.unknown} 30/11/2026 00:10`)
  })

  it('in which very much went in and out tells the rest as one sum, with its sign', () => {
    const out = { direction: 'out', purpose: 'expense', at_ms: NOW_ms, words: 'tea' } as const
    const sums = [...Array.from({ length: 201 }, () => 10), 50]
    const movements = sums.map((amount) => ({ ...out, amount_e4: taka(amount) }))
    const back = { ...out, direction: 'in', purpose: 'bank', amount_e4: taka(20) } as const
    const lines = written(inEnglish(shiftWith({ movements: [...movements, back] })))
    expect(lines).toContain('3 more, in one sum −৳40.00')
  })

  it('whose count fits says so, and asks nobody for a reason', () => {
    const fits = closedShiftWith({ counted_e4: taka(8_600), reason: '', signedBy: null })
    const lines = written(inEnglish(fits))
    expect(lines).toContain(`${en.shift.difference} ${en.shift.fits}`)
    expect(lines.join('\n')).not.toContain(en.shift.signedBy)
  })

  it('in which nothing was sold or moved has no part for it', () => {
    const lines = written(inEnglish(shiftWith({ sold: [], movements: [] })))
    expect(lines).not.toContain(en.shift.sold)
    expect(lines).not.toContain(en.shift.movements)
  })

  it('is a paper whatever was counted and said, and every sum of it stands on it', () => {
    const anything = fc.record({
      language: fc.constantFrom('bn', 'en'),
      digits: fc.constantFrom('latin', 'bangla'),
      expected: aSum,
      counted: aSum,
      reason: someWords(200),
      moved: fc.array(fc.record({ amount_e4: aSum, words: someWords(120) }), { maxLength: 20 }),
    })
    fc.assert(
      fc.property(anything, ({ language, digits, expected, counted, reason, moved }) => {
        const spoken = spokenIn(language, digits)
        const movements = moved.map((one) => ({
          direction: 'in' as const,
          purpose: 'bank' as const,
          at_ms: NOW_ms,
          ...one,
        }))
        const closed = closedShiftWith({ expected_e4: expected, counted_e4: counted, reason })
        const report = { ...closed, expected_e4: expected, movements }
        const lines = written(Paper.parse(xPaper(spoken, report, shop, NOW_ms)))
        const { t, taka: sum } = spoken
        expect(lines).toContain(`${t('shift.expected')} ${sum(expected, 'sum')}`)
        expect(lines).toContain(`${t('shift.counted')} ${sum(counted, 'sum')}`)
        expect(lines).toContain(`${t('shift.reasonFact')} ${reason}`)
        for (const { words, amount_e4 } of moved) {
          const bank = t('cashMove.purposes.in.bank')
          expect(lines).toContain(`${bank}: ${words} +${sum(amount_e4)}`)
        }
      }),
      { numRuns: 60 },
    )
  })
})
