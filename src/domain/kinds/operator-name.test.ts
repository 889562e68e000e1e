import { describe, expect, it } from 'vitest'
import { operatorName } from './operator-name.ts'

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
