import { describe, expect, it } from 'vitest'
import {
  type AmountLimit,
  amountLimit,
  capabilities,
  capabilityOf,
  limitOf,
  linesSoldBy,
  lineWord,
  sellersOf,
  sellersOfKind,
  widestLimit,
} from './capability.ts'
import { amountProblem, RECHARGE_CAP } from './limits.ts'
import { type Money, money, taka } from './money.ts'
import { billerCodes, type LineType, networkCodes, walletBrandCodes } from './operator.ts'
import { type ProviderId, providerIds, walletsOf } from './provider.ts'
import { saleKinds } from './sale.ts'

const TODAY = '2026-04-28'

function refused(provider: ProviderId, amount: Money, lineType: LineType = 'prepaid') {
  const limit = limitOf(provider, 'recharge', { operator: 'GP', lineType }, TODAY)
  return limit ? amountProblem(amount, limit) : 'cannot serve'
}

describe('what a provider can be asked for', () => {
  it('is recharge everywhere, and all the rest at flexiloadbd alone', () => {
    const sold = saleKinds.map((kind) => [
      kind,
      providerIds.filter((provider) => capabilityOf(provider, kind) !== null),
    ])
    expect(Object.fromEntries(sold)).toEqual({
      recharge: ['autoflexi', 'alsamiflexi', 'flexiloadbd'],
      package: ['flexiloadbd'],
      drive: ['flexiloadbd'],
      transfer: ['flexiloadbd'],
      bill: ['flexiloadbd'],
    })
  })

  it('is taken from a wallet the provider has', () => {
    const wallets = capabilities.map(({ provider, kind, wallet }) => [provider, kind, wallet])
    expect(wallets).toEqual([
      ['autoflexi', 'recharge', 'main'],
      ['alsamiflexi', 'recharge', 'main'],
      ['flexiloadbd', 'recharge', 'flexiload'],
      ['flexiloadbd', 'package', 'flexiload'],
      ['flexiloadbd', 'drive', 'drive'],
      ['flexiloadbd', 'transfer', 'bank'],
      ['flexiloadbd', 'bill', 'bank'],
    ])
    for (const { provider, wallet } of capabilities) {
      expect(walletsOf[provider]).toContain(wallet)
    }
  })

  it('names the operators of its kind, each row with who says so', () => {
    const all = { network: networkCodes, brand: walletBrandCodes, biller: billerCodes }
    const known = { recharge: all.network, package: all.network, drive: all.network }
    const named = { ...known, transfer: all.brand, bill: all.biller }
    for (const { provider, kind, operators, source } of capabilities) {
      expect(operators).toEqual(named[kind])
      expect(source).toMatch(new RegExp(`^${provider}, `, 'u'))
    }
  })

  it('is a line it has a word for: alsamiflexi has none for postpaid and Skitto', () => {
    const words = providerIds.map((provider) => [
      lineWord(provider, 'prepaid'),
      lineWord(provider, 'postpaid'),
      lineWord(provider, 'skitto'),
    ])
    expect(words).toEqual([
      ['1', '2', '3'],
      ['', null, null],
      ['Prepaid', 'Postpaid', 'Prepaid'],
    ])
    const withLines = capabilities.filter(({ lines }) => lines !== null)
    const packs = ['package', 'drive']
    expect(withLines.map(({ kind }) => kind)).toEqual([
      'recharge',
      'recharge',
      'recharge',
      ...packs,
    ])
  })

  it('is a package of a network for any line, and of Skitto for its own', () => {
    for (const kind of ['package', 'drive'] as const) {
      expect(capabilityOf('flexiloadbd', kind)?.lines).toEqual({ skitto: 'SK' })
      expect(sellersOf(kind, { operator: 'GP', lineType: 'skitto' })).toEqual(['flexiloadbd'])
      expect(sellersOf(kind, { operator: 'TT' })).toEqual(['flexiloadbd'])
    }
  })

  it('says who else could take a sale: of what is not a recharge nobody', () => {
    expect(sellersOf('recharge', { operator: 'GP', lineType: 'prepaid' })).toEqual(providerIds)
    const skitto = ['autoflexi', 'flexiloadbd']
    expect(sellersOf('recharge', { operator: 'GP', lineType: 'skitto' })).toEqual(skitto)
    expect(sellersOf('transfer', { operator: 'GP' })).toEqual([])
    expect(sellersOfKind('recharge')).toEqual(providerIds)
    for (const kind of ['package', 'drive', 'transfer', 'bill'] as const) {
      expect(sellersOfKind(kind)).toEqual(['flexiloadbd'])
    }
  })

  it('is of a network the lines that one of those asked can say', () => {
    expect(linesSoldBy(['alsamiflexi'], 'GP')).toEqual(['prepaid'])
    expect(linesSoldBy(['alsamiflexi', 'autoflexi'], 'GP')).toEqual([
      'prepaid',
      'postpaid',
      'skitto',
    ])
    expect(linesSoldBy(['flexiloadbd'], 'RB')).toEqual(['prepaid', 'postpaid'])
    expect(linesSoldBy([], 'GP')).toEqual([])
  })
})

describe('what a provider takes for a recharge', () => {
  it('is ৳20 at least at autoflexi', () => {
    expect(refused('autoflexi', taka(19))).toEqual({ why: 'below-minimum', min_e4: taka(20) })
    expect(refused('autoflexi', taka(20))).toBeNull()
  })

  it.each(['alsamiflexi', 'flexiloadbd'] as const)('is ৳10 at least at %s', (provider) => {
    expect(refused(provider, taka(9))).toEqual({ why: 'below-minimum', min_e4: taka(10) })
    expect(refused(provider, taka(10))).toBeNull()
  })

  it.each(providerIds)('is ৳1,000 at most at %s', (provider) => {
    expect(refused(provider, taka(1_000))).toBeNull()
    const above = { why: 'above-maximum', max_e4: taka(1_000) }
    expect(refused(provider, taka(1_001))).toEqual(above)
  })

  it('is always a whole number of taka', () => {
    for (const provider of providerIds) {
      expect(refused(provider, money(505_000))).toEqual({ why: 'whole-taka' })
    }
  })

  it('is a line the provider has words for', () => {
    expect(refused('alsamiflexi', taka(50), 'postpaid')).toBe('cannot serve')
    expect(refused('alsamiflexi', taka(50), 'skitto')).toBe('cannot serve')
    expect(refused('autoflexi', taka(50), 'skitto')).toBeNull()
    expect(refused('flexiloadbd', taka(50), 'postpaid')).toBeNull()
  })
})

describe('what a provider takes of the other kinds', () => {
  it('is what a package costs, whatever that is', () => {
    expect(limitOf('flexiloadbd', 'package', { operator: 'GP' }, TODAY)).toBeNull()
    expect(limitOf('flexiloadbd', 'drive', { operator: 'GP' }, TODAY)).toBeNull()
  })

  it('is ৳10 to ৳50,000 of a transfer and to ৳100,000 of a bill', () => {
    const transfer = limitOf('flexiloadbd', 'transfer', { operator: 'BK' }, TODAY)
    expect(transfer).toMatchObject({ min_e4: taka(10), max_e4: taka(50_000) })
    const bill = limitOf('flexiloadbd', 'bill', { operator: 'DSP' }, TODAY)
    expect(bill).toMatchObject({ min_e4: taka(10), max_e4: taka(100_000) })
  })

  it('is nothing where it has no such thing', () => {
    expect(limitOf('autoflexi', 'transfer', { operator: 'BK' }, TODAY)).toBeNull()
  })

  it('says no line, for none is named', () => {
    const named = { operator: 'GP', lineType: 'prepaid' } as const
    expect(limitOf('flexiloadbd', 'transfer', named, TODAY)).toBeNull()
  })
})

describe('what lies outside of every provider’s limits', () => {
  it('is below the least and above the most of them all', () => {
    const recharge = { operator: 'GP', lineType: 'skitto' } as const
    expect(widestLimit('recharge', { operator: 'GP' }, TODAY)).toEqual({
      min_e4: taka(10),
      max_e4: taka(1_000),
    })
    expect(widestLimit('recharge', recharge, TODAY)?.min_e4).toBe(taka(10))
    expect(widestLimit('transfer', { operator: 'NG' }, TODAY)).toEqual({
      min_e4: taka(10),
      max_e4: taka(50_000),
    })
  })

  it('is not known before the first limit, nor of what costs what it costs', () => {
    expect(widestLimit('bill', { operator: 'ART' }, '2023-12-31')).toBeNull()
    expect(widestLimit('bill', { operator: 'ART' }, '2024-01-01')?.max_e4).toBe(taka(100_000))
    expect(widestLimit('package', { operator: 'GP' }, TODAY)).toBeNull()
  })
})

describe('the limits of the table', () => {
  it('are dated, say who says so, and let no recharge go above the cap', () => {
    for (const { kind, limits } of capabilities) {
      for (const { from, source, min_e4, max_e4 } of limits) {
        expect(from).toBe('2024-01-01')
        expect(source.length).toBeGreaterThan(20)
        expect(min_e4).toBeLessThan(max_e4)
        if (kind === 'recharge') expect(max_e4).toBeLessThanOrEqual(RECHARGE_CAP)
      }
    }
  })

  const line = (from: string, min: number, named: Partial<AmountLimit> = {}): AmountLimit => ({
    min_e4: taka(min),
    max_e4: taka(1000),
    from,
    source: 'a table of this test',
    ...named,
  })
  const table = [
    line('2026-01-01', 20),
    line('2026-03-01', 30),
    line('2025-01-01', 16, { operator: 'RB' }),
    line('2025-01-01', 50, { lineType: 'postpaid' }),
    line('2025-01-01', 12, { operator: 'RB', lineType: 'postpaid' }),
  ]
  const minimum = (operator: 'GP' | 'RB', lineType: LineType, day: string) =>
    [table, table.toReversed()].map(
      (limits) => amountLimit({ limits }, { operator, lineType }, day)?.min_e4 ?? null,
    )

  it('hold from their day on, and a later line replaces an earlier one', () => {
    expect(minimum('GP', 'prepaid', '2026-02-28')).toEqual([taka(20), taka(20)])
    expect(minimum('GP', 'prepaid', '2026-03-01')).toEqual([taka(30), taka(30)])
    expect(minimum('GP', 'prepaid', '2025-12-31')).toEqual([null, null])
  })

  it('let a line that says more about the sale go first', () => {
    expect(minimum('RB', 'prepaid', '2026-04-01')).toEqual([taka(16), taka(16)])
    expect(minimum('GP', 'postpaid', '2026-04-01')).toEqual([taka(50), taka(50)])
    expect(minimum('RB', 'postpaid', '2026-04-01')).toEqual([taka(12), taka(12)])
  })

  it('leave a line of recharges out where the sale names none', () => {
    const limits = [line('2026-01-01', 20), line('2026-01-01', 50, { lineType: 'postpaid' })]
    expect(amountLimit({ limits }, { operator: 'GP' }, TODAY)?.min_e4).toBe(taka(20))
  })
})
