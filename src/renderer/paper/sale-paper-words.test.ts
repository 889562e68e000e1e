import { describe, expect, it } from 'vitest'
import { usualPaper } from '../../contract/papers.ts'
import type { SaleDetail } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { SaleId, type SaleKind, saleKinds } from '../../domain/sale.ts'
import { noteCalledOff } from '../sale/called-off.ts'
import { beside, standings, storyWith } from '../testing/slips.ts'
import { spokenIn } from '../testing/spoken.ts'
import { written } from '../testing/written.ts'
import { besideOf, describeSale } from './sale-paper.ts'
import { isOfMoneyBack, isOpen, type SlipKind } from './slip-kind.ts'

type Changes = NonNullable<Parameters<typeof storyWith>[1]>

const slips = Object.keys(standings).filter((name): name is SlipKind => name in standings)
const languages = ['bn', 'en'] as const
const credit: Changes = {
  credit_e4: taka(20),
  creditTo: { id: '01990000-0000-7000-8000-000000000001', name: 'করিম' },
}

function linesOf(
  slip: SlipKind,
  { sold = 'recharge', language = 'en', changes = {}, tokens = [] }: Of = {},
): readonly string[] {
  const at: { state: string; tender: string; stopped?: boolean } = standings[slip]
  const { state, tender } = at
  const reason = at.stopped === true ? { code: 'stopped', words: '' } : null
  const sale = { ...storyWith(sold, { state, tender, reason, ...changes }), tokens }
  const open = slip === 'askFirst' ? 'of-copy' : null
  return written(describeSale(spokenIn(language), sale, beside(open), 'customer'))
}

interface Of {
  readonly sold?: SaleKind
  readonly language?: (typeof languages)[number]
  readonly changes?: Changes
  readonly tokens?: SaleDetail['tokens']
}

describe('a slip', () => {
  it('is of money that goes back for these alone, and proves no payment for those', () => {
    expect(slips.filter(isOfMoneyBack)).toEqual([
      'failed',
      'refunded',
      'cancelled',
      'expired',
      'reversed',
      'reversedRefunded',
    ])
    expect(slips.filter(isOpen)).toEqual(['waiting', 'unknown', 'askFirst', 'notSent'])
  })

  it.each(languages)('says what became of its sale, in the words of its kind (%s)', (language) => {
    const { t } = spokenIn(language)
    for (const slip of slips.filter((one) => one !== 'receipt')) {
      for (const sold of saleKinds) {
        const lines = linesOf(slip, { sold, language })
        // 24/04/2026 09:06 in Dhaka, when the money went back.
        const at = spokenIn(language).prose('24/04/2026 09:06')
        expect(lines, `${slip} ${sold}`).toContain(t(`slip.${slip}Next`, { kind: sold, at }))
        const no = lines.filter((line) => line === t('slip.waiting'))
        expect(no, `${slip} ${sold}`).toHaveLength(isOpen(slip) ? 1 : 0)
      }
    }
  })

  it('ends as its sale does: thanks, or what the paper is kept for', () => {
    const { t } = spokenIn('en')
    const ends = slips.map((slip) => linesOf(slip, { sold: 'bill' }).at(-1))
    const ask = t('slip.ask')
    const [keep, money, thanks] = [
      t('slip.keep', { kind: 'bill' }),
      t('slip.keepForMoney'),
      t('slip.thanks'),
    ]
    expect(Object.fromEntries(slips.map((slip, nth) => [slip, ends[nth]]))).toEqual({
      ...Object.fromEntries(slips.map((slip) => [slip, thanks])),
      waiting: keep,
      unknown: keep,
      notSent: keep,
      askFirst: ask,
      failed: money,
      expired: money,
      reversed: money,
    })
  })

  it('of money that goes back says of what was bought on credit that nobody owes it', () => {
    const [owes, nothing] = ['৳20', '৳0'].map((credit) =>
      spokenIn('en').t('onCredit.slip', { credit }),
    )
    if (owes === undefined) throw new Error('it says nothing')
    for (const slip of slips) {
      expect(linesOf(slip, { changes: credit }).includes(owes), slip).toBe(isOfMoneyBack(slip))
      expect(linesOf(slip), slip).not.toContain(nothing)
    }
  })

  it('tells a package by its name, and what went on where the shop took a charge', () => {
    expect(linesOf('receipt', { sold: 'package' })).toEqual(
      expect.arrayContaining(['Operator Grameenphone', 'Package ১ জিবি ৭ দিন']),
    )
    expect(linesOf('receipt', { sold: 'drive' })).toContain('Package ১ জিবি ৭ দিন')
    const plain = linesOf('receipt', { sold: 'transfer' })
    expect(plain.join('\n')).not.toMatch(/Package|Service charge|Amount/u)
    const charged = linesOf('receipt', {
      sold: 'transfer',
      changes: { amount_e4: taka(500.5), serviceCharge_e4: taka(5) },
    })
    expect(charged).toEqual(
      expect.arrayContaining(['৳505.50', 'Amount ৳500.50', 'Service charge ৳5']),
    )
  })

  it('has its time, a minute before midnight too, and no number where none was given', () => {
    // 30/04/2026 23:59:50 in Dhaka.
    const lines = linesOf('receipt', { changes: { createdAt_ms: 1_777_571_990_000 } })
    expect(lines).toContain('Time 30/04/2026 23:59')
    expect(lines).toContain('Reference A-1-B')
    const { t } = spokenIn('en')
    expect(lines.join('\n')).not.toContain(t('slip.providerReference'))
  })
})

describe('the slip of a meter', () => {
  const { t } = spokenIn('en')
  const tokens = ['1234-5678-9012-3456-7890']

  it('says that its token is not known, or what it is and why the meter shows less', () => {
    expect(linesOf('receipt', { sold: 'bill' })).toContain(t('slip.tokenMissing'))
    const lines = linesOf('receipt', { sold: 'bill', tokens })
    expect(lines).toEqual(expect.arrayContaining([...tokens, t('slip.meterNote')]))
    expect(lines).not.toContain(t('slip.tokenMissing'))
  })

  it('says nothing of tokens where its sale came to nothing, nor is one of another kind', () => {
    const ofTokens = [t('slip.tokenMissing'), t('slip.tokenKept'), t('slip.meterNote'), ...tokens]
    for (const slip of ['failed', 'refunded', 'reversed', 'takenOver'] as const) {
      const lines = linesOf(slip, { sold: 'bill', tokens })
      expect(lines.filter((line) => ofTokens.includes(line))).toEqual([])
    }
    expect(linesOf('receipt').filter((line) => ofTokens.includes(line))).toEqual([])
  })
})

describe('in a printer’s own letters a slip', () => {
  it('says for which masked number it is, and a short reference in one line', () => {
    const sale = storyWith('recharge', { state: 'succeeded' })
    const { plain } = describeSale(spokenIn('bn', 'bangla'), sale, beside(), 'shop')
    expect(plain).toEqual([
      'COPY OF THE SHOP',
      'RECEIPT',
      'BDT 50.00',
      'FOR 017****5678',
      'REF A-1-B',
    ])
  })

  it('breaks a reference that is longer than a line before its last part', () => {
    const plainOf = (ourReference: string) => {
      const sale = storyWith('recharge', { state: 'succeeded', ourReference })
      return describeSale(spokenIn('en'), sale, beside(null, usualPaper), 'customer').plain.slice(3)
    }
    const [fits, long] = [`A-1-${'B'.repeat(24)}`, `A-1-${'B'.repeat(25)}`]
    expect(plainOf(fits)).toEqual([`REF ${fits}`])
    expect(plainOf(long)).toEqual(['REF A-1-', 'B'.repeat(25)])
  })
})

describe('what stands beside a sale', () => {
  const failed = storyWith('recharge', { state: 'failed', tender: 'refund-due', seq: 3 })
  const nothing = { copy: null, barred: [] }

  it('is a copy that was put back, before all else', () => {
    const copy = { seq: 3, putBack_ms: 5_000 }
    const barred = [{ sale: failed.id, by: failed.id }]
    expect(besideOf(failed, { copy, barred })).toBe('of-copy')
    expect(besideOf(failed, { copy: { ...copy, seq: 2 }, barred: [] })).toBeNull()
  })

  it('is a doubt about it, and not about another', () => {
    const other = SaleId.parse('01990000-0000-7000-8000-000000000009')
    expect(besideOf(failed, { copy: null, barred: [{ sale: failed.id, by: other }] })).toBe(
      'doubted',
    )
    expect(besideOf(failed, { copy: null, barred: [{ sale: other, by: failed.id }] })).toBeNull()
    expect(besideOf(failed, nothing)).toBeNull()
  })

  it('is its cash, where that lies ready for the one begun in its place', () => {
    const [kept, handed] = [storyWith('recharge'), storyWith('recharge')]
    noteCalledOff(kept.id, 'kept')
    noteCalledOff(handed.id, 'to-hand')
    expect([kept, handed].map((sale) => besideOf(sale, nothing))).toEqual(['kept', null])
  })
})
