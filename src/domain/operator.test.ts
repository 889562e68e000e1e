import { describe, expect, it } from 'vitest'
import {
  operatorAliases,
  operatorByAlias,
  networkByCode,
  operatorBySpelling,
  networkCodes,
  networkHint,
  networks,
} from './operator.ts'

describe('the operator a number hints at', () => {
  it.each([
    ['01312345678', 'GP'],
    ['01412345678', 'BL'],
    ['01512345678', 'TT'],
    ['01612345678', 'AT'],
    ['01712345678', 'GP'],
    ['01812345678', 'RB'],
    ['01912345678', 'BL'],
    ['017', 'GP'],
  ])('%s', (number, code) => {
    expect(networkHint(number)).toBe(code)
  })

  it('is none while too little is typed or nobody has the prefix', () => {
    expect(networkHint('01')).toBeNull()
    expect(networkHint('01212345678')).toBeNull()
    expect(networkHint('')).toBeNull()
  })
})

describe('the networks', () => {
  it('share no prefix, so that a hint is one operator', () => {
    const prefixes = networks.flatMap((network) => network.prefixes)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(prefixes.toSorted()).toEqual(['013', '014', '015', '016', '017', '018', '019'])
  })

  it('are found by their code', () => {
    for (const code of networkCodes) expect(networkByCode(code).code).toBe(code)
    // @ts-expect-error Skitto is a line type of Grameenphone, not an operator.
    expect(() => networkByCode('SK')).toThrow('no network SK')
  })

  it('are found by every spelling a provider’s list uses', () => {
    for (const code of networkCodes) {
      for (const spelling of operatorAliases[code]) expect(operatorByAlias(spelling)).toBe(code)
    }
    expect(operatorByAlias(' robi ')).toBe('RB')
    expect(operatorByAlias('Robi Axiata')).toBe('RB')
    expect(operatorByAlias('Citycell')).toBeNull()
  })
})

describe('the operator an answer names', () => {
  it.each([
    ['GP', 'GP'],
    ['Grameenphone Ltd.', 'GP'],
    ['Grameen-Phone', 'GP'],
    ['GP Prepaid', 'GP'],
    ['SK', 'GP'],
    ['Skitto', 'GP'],
    ['GP-Skitto', 'GP'],
    ['GRAMEENPHONE / SKITTO', 'GP'],
    ['robi', 'RB'],
    ['Robi Axiata Limited', 'RB'],
    ['Airtel BD', 'AT'],
    [' Bangla Link ', 'BL'],
    ['BANGLALINK_PREPAID', 'BL'],
    ['Teletalk Bangladesh Ltd', 'TT'],
    ['teletalk postpaid', 'TT'],
  ])('%s', (spelling, code) => {
    expect(operatorBySpelling(spelling)).toBe(code)
  })

  it.each(['', '  ', '7', 'Citycell', 'Ltd', 'Prepaid GP', 'GPX', 'Not Skitto'])(
    'is nobody we know where it says "%s"',
    (spelling) => {
      expect(operatorBySpelling(spelling)).toBeNull()
    },
  )
})
