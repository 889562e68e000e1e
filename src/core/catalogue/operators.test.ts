import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import type { OperatorDirectory } from '../providers/provider.ts'
import { operatorEntries } from './operators.ts'

const unread: OperatorDirectory = { hasList: () => false, find: () => null }
const entries = (directory = unread) => operatorEntries(directory, '2026-04-28')
const entry = (code: string, directory = unread) =>
  entries(directory).find((one) => one.code === code)

describe('the operators a counter can sell', () => {
  it('are the networks, the brands of mobile money and the billers', () => {
    expect(entries().map(({ code }) => code)).toEqual(
      'GP RB AT BL TT BK NG RK PBP PBD DSP DSD JLB SBG BRD ART'.split(' '),
    )
    expect(entry('RK')?.name.en).toBe('Rocket')
  })

  it('say of a network through whom it is sold, as what, on which line and for how much', () => {
    const range = { min_e4: taka(10), max_e4: taka(1_000) }
    const unsaid = { min_e4: null, max_e4: null }
    const every = ['prepaid', 'postpaid', 'skitto']
    expect(entry('GP')).toEqual({
      code: 'GP',
      name: { bn: 'গ্রামীণফোন', en: 'Grameenphone' },
      prefixes: ['017', '013'],
      lineTypes: every,
      limits: [
        { provider: 'autoflexi', ...range, min_e4: taka(20) },
        { provider: 'alsamiflexi', ...range },
        { provider: 'flexiloadbd', ...range },
      ],
      sells: [
        { provider: 'autoflexi', kind: 'recharge', lineTypes: every, ...range, min_e4: taka(20) },
        { provider: 'alsamiflexi', kind: 'recharge', lineTypes: ['prepaid'], ...range },
        { provider: 'flexiloadbd', kind: 'recharge', lineTypes: every, ...range },
        { provider: 'flexiloadbd', kind: 'package', lineTypes: ['skitto'], ...unsaid },
        { provider: 'flexiloadbd', kind: 'drive', lineTypes: ['skitto'], ...unsaid },
      ],
    })
  })

  it('say of a brand and a biller who sells it, and for how much', () => {
    const transfer = { min_e4: taka(10), max_e4: taka(50_000) }
    const none = { min_e4: null, max_e4: null }
    expect(entry('BK')).toEqual({
      code: 'BK',
      name: { bn: 'বিকাশ', en: 'bKash' },
      prefixes: [],
      lineTypes: [],
      limits: [
        { provider: 'autoflexi', ...none },
        { provider: 'alsamiflexi', ...none },
        { provider: 'flexiloadbd', ...transfer },
      ],
      sells: [{ provider: 'flexiloadbd', kind: 'transfer', lineTypes: [], ...transfer }],
    })
    expect(entry('DSP')?.sells).toEqual([
      {
        provider: 'flexiloadbd',
        kind: 'bill',
        lineTypes: [],
        min_e4: taka(10),
        max_e4: taka(100_000),
      },
    ])
  })

  it('go by the provider’s own list for a recharge, where it has one', () => {
    const listed = { providerCode: '1', name: 'GP', min_e4: taka(15), max_e4: money(5_000_000) }
    const directory: OperatorDirectory = {
      hasList: (provider) => provider === 'alsamiflexi',
      find: (provider, operator) =>
        provider === 'alsamiflexi' && operator === 'GP' ? { operator, ...listed } : null,
    }
    const range = { min_e4: taka(15), max_e4: taka(500) }
    expect(entry('GP', directory)?.limits[1]).toEqual({ provider: 'alsamiflexi', ...range })
    expect(entry('GP', directory)?.sells[1]).toMatchObject(range)
    expect(entry('RB', directory)?.limits[1]).toMatchObject({ max_e4: taka(1_000) })
  })
})
