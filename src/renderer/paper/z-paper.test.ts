import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../../domain/money.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { usualPaper } from '../../contract/papers.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { carriedSale, dayWith } from '../testing/day.ts'
import { aSum, someWords } from '../testing/generated.ts'
import { spokenIn } from '../testing/spoken.ts'
import { written } from '../testing/written.ts'
import { zPaper } from './z-paper.ts'

const shop = {
  shopName: 'বিসমিল্লাহ টেলিকম',
  paper: { ...usualPaper, header: 'কলেজ রোড, বগুড়া\n\n 01711-000111 ' },
}
/** 29/11/2026 18:40 in Dhaka. */
const NOW_ms = Date.UTC(2026, 10, 29, 12, 40)
const inEnglish = (told = dayWith()) => zPaper(spokenIn('en'), told, shop, NOW_ms)
const { slip, cash } = en.close

describe.each([
  ['bn', bn],
  ['en', en],
] as const)('a closed day on paper (%s)', (language, words) => {
  const say = spokenIn(language)
  const paper = zPaper(say, dayWith(), shop, NOW_ms)
  const lines = written(paper)

  it('has the head the owner wrote, its number, its day and who closed it', () => {
    expect(lines.slice(0, 4)).toEqual([
      'বিসমিল্লাহ টেলিকম',
      'কলেজ রোড, বগুড়া',
      '01711-000111',
      words.close.slip.title,
    ])
    expect(lines).toContain(`${words.close.slip.number} ${say.count(12)}`)
    expect(lines).toContain(`${words.close.slip.day} ${say.prose('29/11/2026')}`)
    expect(lines).toContain(`${words.close.slip.closedAt} ${say.prose('29/11/2026 22:10')}`)
    expect(lines).toContain(`${words.close.slip.closedBy} Rahim`)
    expect(lines).not.toContain(words.close.slip.preview)
    expect(lines).not.toContain(words.close.slip.missed)
  })

  it('has what was sold of each kind, and what the shop earned of it', () => {
    const sales = say.t('close.slip.sales', { count: 148, shown: say.count(148) })
    expect(lines).toContain(`${words.kinds.recharge.name} · ${sales} ৳9,430.00`)
    expect(lines).toContain(`${words.close.slip.commission} ৳447.45`)
    expect(lines).toContain(`${words.close.slip.charge} ৳20.00`)
    expect(lines).toContain(`${words.close.slip.refunded} ${say.count(2)} · ৳70.00`)
    expect(lines).toContain(`${words.close.slip.failed} ${say.count(3)}`)
    expect(lines).toContain(`${words.close.slip.lost} ৳30.00`)
  })

  it('adds up the drawer to what must lie in it, and tells what was counted', () => {
    const { cash: terms } = words.close
    const from = lines.indexOf(words.close.slip.drawer) + 1
    expect(lines.slice(from, from + 10)).toEqual([
      `${terms.opening} ৳2,010.00`,
      `${terms.collected} ৳29,645.00`,
      `${terms.duesCollected} ৳500.00`,
      `${terms.paidIn} ৳500.00`,
      `${terms.refunds} −৳70.00`,
      `${terms.paidOut} −৳235.00`,
      `${terms.balanceBought} −৳20,000.00`,
      `${terms.overShort} −৳10.00`,
      `${terms.closing} ৳12,340.00`,
      `${terms.counted} ৳12,340.00`,
    ])
  })

  it('has what stands in the wallets and in the book of dues', () => {
    expect(lines).toContain(`${say.wallet('flexiloadbd', 'flexiload')} ৳3,120.00`)
    expect(lines).toContain('autoflexi ৳860.00')
    expect(lines).toContain(`${words.close.slip.dues.onCredit} ৳1,000.00`)
    expect(lines).toContain(`${words.close.slip.dues.forgiven} −৳50.00`)
    expect(lines).toContain(`${words.close.dues} ৳2,130.00`)
  })

  it('names the open sales by their masked numbers, with what becomes of each', () => {
    expect(lines).toContain('017••••5678 ৳50')
    expect(lines).toContain(words.state.waiting)
    expect(lines).toContain('018••••5679 ৳50')
    expect(lines).toContain(words.close.dueWord)
    expect(lines.join(' ')).not.toContain('01712345678')
  })

  it('has what does not add up, with the words of whoever counted', () => {
    const of = say.t('close.why.drawer-short', { shift: say.count(31), words: 'ভুল খুচরা' })
    expect(lines).toContain(`${of} −৳10.00`)
    const unread = say.t('close.why.wallet-unread', { wallet: 'autoflexi' })
    expect(lines).toContain(`${unread} —`)
  })

  it('ends with its seal', () => {
    expect(lines.slice(-3)).toEqual([
      words.close.slip.seal,
      '7C1E 4A90 D25B 83F6',
      words.close.slip.sealNote,
    ])
  })
})

describe('a day on paper', () => {
  it('says its sums in the printer’s own letters too', () => {
    expect(inEnglish().plain).toEqual([
      'Z 12 2026-11-29',
      'SOLD BDT 30,645.00',
      'CASH BDT 12,340.00',
      'OVER/SHORT BDT -10.00',
      'SEAL 7C1E 4A90 D25B 83F6',
    ])
  })

  it('has the digits the shop has set', () => {
    const lines = written(zPaper(spokenIn('bn', 'bangla'), dayWith(), shop, NOW_ms))
    expect(lines).toContain(`${bn.close.cash.closing} ৳১২,৩৪০.০০`)
    expect(lines).toContain('০১৭••••৫৬৭৮ ৳৫০')
  })

  it('that is not closed says so in the largest letters, and has neither number nor seal', () => {
    const open = inEnglish(dayWith({ head: null, report: { number: null } }))
    expect(open.blocks).toContainEqual({ is: 'title', text: slip.preview, loud: true })
    const lines = written(open)
    expect(lines.join(' ')).not.toContain(slip.number)
    expect(lines).not.toContain(slip.seal)
    expect(open.plain).not.toContain('SEAL')
    expect(open.plain[0]).toBe('DAY 2026-11-29 NOT CLOSED')
  })

  it('that is not closed says of which moment it is, for two such papers of a day differ', () => {
    const open = inEnglish(dayWith({ head: null, report: { number: null } }))
    expect(written(open).at(-1)).toBe(`${en.shift.printed}: 29/11/2026 18:40`)
    expect(open.plain[1]).toBe('2026-11-29 18:40')
    expect(written(inEnglish()).join(' ')).not.toContain('18:40')
  })

  it('whose drawer was counted short says so in every letter, though the count is booked', () => {
    const { cash: counted } = dayWith().report
    expect(counted.counted_e4).toBe(counted.closing_e4)
    expect(written(inEnglish())).toContain(`${cash.overShort} −৳10.00`)
    expect(inEnglish().plain).toContain('OVER/SHORT BDT -10.00')
  })

  it('that was closed late, or put back, or came after days without trade, says so', () => {
    const withoutTrade = { from: '2026-11-26', to: '2026-11-28', days: 3 }
    const report = { isMissed: true, putBack_ms: Date.UTC(2026, 10, 29, 4), withoutTrade }
    const lines = written(inEnglish(dayWith({ report })))
    expect(lines).toContain(slip.missed)
    expect(lines).toContain(`${slip.putBack} 29/11/2026 10:00`)
    expect(lines).toContain('Without trade: 26/11/2026 to 28/11/2026')
  })

  it('on which nothing happened says “nothing” in each part, and has no part for dues', () => {
    const dues = {
      opening_e4: ZERO,
      closing_e4: ZERO,
      sold_e4: ZERO,
      givenBack_e4: ZERO,
      paid_e4: ZERO,
      paidOut_e4: ZERO,
      forgiven_e4: ZERO,
    }
    const quiet = { sold: [], carried: [], unexplained: [], accounts: [], dues }
    const lines = written(inEnglish(dayWith({ report: quiet })))
    expect(lines.filter((line) => line === `${slip.nothing} —`)).toHaveLength(3)
    expect(lines).not.toContain(slip.dues.title)
  })

  it('on which nobody paid or took on credit still has what stands in the book of dues', () => {
    const { dues } = dayWith().report
    const still = Object.fromEntries(Object.keys(dues).map((term) => [term, ZERO]))
    const closing_e4 = taka(250)
    const report = { dues: { ...dues, ...still, opening_e4: closing_e4, closing_e4 } }
    const lines = written(inEnglish(dayWith({ report })))
    expect(lines).toContain(slip.dues.title)
    expect(lines).toContain(`${en.close.dues} ৳250.00`)
  })

  it('whose drawer nobody counted says that, and tells no difference', () => {
    const { report } = dayWith()
    const uncounted = dayWith({ report: { cash: { ...report.cash, counted_e4: null } } })
    expect(written(inEnglish(uncounted))).toContain(`${cash.counted} ${cash.notCounted}`)
    expect(inEnglish(uncounted).plain.join()).not.toContain('OVER')
  })

  it('with more open sales than a roll has room for tells the rest as one sum', () => {
    const { report } = dayWith()
    const [one] = report.carried
    const carried = Array.from({ length: 203 }, () => one).filter((sale) => sale !== undefined)
    const lines = written(inEnglish(dayWith({ report: { carried } })))
    expect(lines.filter((line) => line === '017••••5678 ৳50')).toHaveLength(200)
    expect(lines).toContain('3 more, in one sum ৳150.00')
  })

  it('is a paper whatever was booked, and every sum of it stands on it', () => {
    const anything = fc.record({
      language: fc.constantFrom('bn', 'en'),
      digits: fc.constantFrom('latin', 'bangla'),
      closing: aSum,
      counted: fc.option(aSum),
      sold: aSum,
      dues: aSum,
      off: fc.array(fc.record({ amount_e4: fc.option(aSum), words: someWords(200) }), {
        maxLength: 12,
      }),
      name: someWords(40),
      isClosed: fc.boolean(),
    })
    fc.assert(
      fc.property(anything, ({ language, digits, ...any }) => {
        const say = spokenIn(language, digits)
        const { head, report } = dayWith()
        const told = dayWith({
          head: any.isClosed && head ? { ...head, closedBy: any.name } : null,
          report: {
            cash: { ...report.cash, closing_e4: any.closing, counted_e4: any.counted },
            sold: report.sold.slice(0, 1).map((one) => ({ ...one, amount_e4: any.sold })),
            dues: { ...report.dues, closing_e4: any.dues },
            unexplained: any.off.map((one) => ({
              kind: 'drawer-short' as const,
              provider: null,
              wallet: null,
              shift: 1,
              ...one,
            })),
          },
        })
        const paper = Paper.parse(zPaper(say, told, shop, NOW_ms))
        const values = paper.blocks.flatMap((block) => (block.is === 'line' ? [block.value] : []))
        const sums = [any.closing, any.counted, any.sold, any.dues]
        for (const sum of sums) if (sum !== null) expect(values).toContain(say.taka(sum, 'sum'))
        for (const { amount_e4 } of any.off) {
          expect(values).toContain(amount_e4 === null ? '—' : say.taka(amount_e4, 'difference'))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of a sale that is to be paid back tells what of it lay in the drawer', () => {
    const sale = carriedSale(1, {
      state: 'failed',
      tender: 'refund-due',
      credit_e4: taka(20),
    })
    const lines = written(inEnglish(dayWith({ report: { carried: [sale] } })))
    expect(lines).toContain('017••••5678 ৳30')
    expect(lines.join('\n')).toContain(en.close.dueWord)
  })
})
