import { describe, expect, it } from 'vitest'
import { operatorName, operatorsBySpelling } from './operator-name.ts'

describe('whatever is sold, its operator has a name in both languages', () => {
  it.each([
    ['GP', 'Grameenphone'],
    ['BK', 'bKash'],
    ['RK', 'Rocket'],
    ['DSP', 'DESCO'],
    ['ART', 'Amber IT'],
  ] as const)('%s is %s', (code, en) => {
    expect(operatorName(code).en).toBe(en)
    expect(operatorName(code).bn).toMatch(/^[\u0980-\u09FF ]+$/u)
  })
})

describe('a spelling of an operator', () => {
  it.each([
    ['GP', ['GP']],
    ['Robi Axiata', ['RB']],
    ['Skitto', ['GP']],
    ['BK', ['BK']],
    [' bKash ', ['BK']],
    ['nagad', ['NG']],
    ['DSD', ['DSD']],
    ['DESCO', ['DSP', 'DSD']],
    ['Palli-Bidyut', ['PBP', 'PBD']],
    ['amber it', ['ART']],
    ['TITAS', []],
    ['', []],
  ])('%j is of %j', (spelling, codes) => {
    expect(operatorsBySpelling(spelling)).toEqual(codes)
  })
})
