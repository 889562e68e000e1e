import { describe, expect, it } from 'vitest'
import { money, taka, ZERO } from '../money.ts'
import { present } from '../result.ts'
import { saleKinds } from '../sale.ts'
import {
  believesCharge,
  knownEarning,
  packOf,
  kindsOfALine,
  payingWallet,
  readWanted,
  type Wanted,
  wordsOf,
} from './kinds.ts'
import { Terms } from './terms.ts'
import { now } from './testing/now.ts'

const line = { operator: 'GP', number: '01712345678' } as const
const recharge = { kind: 'recharge', ...line, lineType: 'prepaid', amount_e4: 1_000_000 } as const
const wanted: Readonly<Record<(typeof saleKinds)[number], Wanted>> = {
  recharge,
  package: {
    kind: 'package',
    ...line,
    packageId: 1,
    packageName: '1 GB – 30 Days',
    amount_e4: taka(149),
  },
  drive: {
    kind: 'drive',
    ...line,
    packageId: 2,
    packageName: 'Drive 30 GB',
    amount_e4: taka(498),
  },
  transfer: {
    kind: 'transfer',
    operator: 'BK',
    number: '01712345678',
    walletType: 'agent',
    amount_e4: taka(500),
  },
  bill: {
    kind: 'bill',
    operator: 'DSD',
    number: '1234567890',
    month: '04',
    year: '2026',
    phone: '01712345678',
    amount_e4: taka(850),
  },
}

function agreed(kind: (typeof saleKinds)[number]) {
  const read = readWanted(wanted[kind], now)
  return present(read.ok ? read.value : null, `a ${kind}`)
}

describe.each(saleKinds)('a sale of the kind %s', (kind) => {
  it('is kept in the words that are read again', () => {
    const { terms } = agreed(kind)
    expect(terms.kind).toBe(kind)
    expect(Terms.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms)
  })
})

describe('a recharge that is wanted', () => {
  it.each([
    [{ number: '0171234567' }, 'number', 'too-short'],
    [{ amount_e4: 0 }, 'amount_e4', 'zero'],
  ])('is refused at its field: %j', (changes, field, code) => {
    const problem = { field, code, limit_e4: null }
    expect(readWanted({ ...recharge, ...changes }, now)).toEqual({ ok: false, problem })
  })
})

describe('what tells two sales of a kind apart', () => {
  it.each([
    ['recharge', ['prepaid']],
    ['package', [1]],
    ['drive', [2]],
    ['transfer', ['agent']],
    ['bill', ['2026-04', '01712345678']],
  ] as const)('of a %s is %j', (kind, words) => {
    expect(wordsOf(agreed(kind).terms)).toEqual(words)
  })

  it('is the number alone for what is for a line', () => {
    expect(kindsOfALine).toEqual(['recharge', 'package', 'drive'])
  })
})

describe('the wallet that pays for it', () => {
  it.each([
    ['recharge', 'main', 'main', 'flexiload'],
    ['package', null, null, 'flexiload'],
    ['drive', null, null, 'drive'],
    ['transfer', null, null, 'bank'],
    ['bill', null, null, 'bank'],
  ] as const)('of a %s is %s, %s, %s', (kind, ...wallets) => {
    const providers = ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const
    expect(providers.map((provider) => payingWallet(kind, provider))).toEqual(wallets)
  })
})

describe('what a provider says it took for ৳100', () => {
  it.each([
    ['recharge', 90, 100],
    ['package', 50, 200],
    ['drive', 50, 200],
    ['transfer', 90, 110],
    ['bill', 90, 110],
  ] as const)('is believed of a %s from ৳%d to ৳%d', (kind, least, most) => {
    const believed = (charged_e4: number) => believesCharge(kind, money(charged_e4), taka(100))
    expect([least * 10_000 - 1, least * 10_000].map(believed)).toEqual([false, true])
    expect([most * 10_000, most * 10_000 + 1].map(believed)).toEqual([true, false])
  })
})

describe('what a kind knows by itself of what it earns', () => {
  const at = { provider: 'flexiloadbd', businessDate: '2026-04-28' } as const

  it.each([
    ['recharge', 'assumed', 27_500],
    ['package', 'provider', taka(5)],
    ['drive', 'provider', taka(20)],
    ['transfer', 'assumed', ZERO],
    ['bill', 'assumed', ZERO],
  ] as const)('is of a %s %s: %d', (kind, source, earned_e4) => {
    const { terms, amount_e4 } = agreed(kind)
    expect(knownEarning(terms, amount_e4, at)).toEqual({ source, earned_e4 })
  })
})

describe('the package a sale is of', () => {
  it('is named by its list, and Skitto has its own', () => {
    const { terms } = agreed('package')
    expect(packOf(terms)).toEqual({ list: 'GP', packageId: 1 })
    const skitto = Terms.parse({ ...terms, lineType: 'skitto' })
    expect(packOf(skitto)).toEqual({ list: 'SK', packageId: 1 })
  })

  it('is none of a sale of another kind', () => {
    for (const kind of ['recharge', 'transfer', 'bill'] as const) {
      expect(packOf(agreed(kind).terms)).toBeNull()
    }
  })
})
