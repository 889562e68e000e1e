import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../../../domain/money.ts'
import { ageSteps } from './age-steps.ts'

const none = { upTo7Days_e4: ZERO, upTo30Days_e4: ZERO, upTo90Days_e4: ZERO, older_e4: ZERO }

describe('the bar of a debt', () => {
  it('begins with the oldest part, and is as long as the debt is beside the largest', () => {
    const ages = { ...none, upTo7Days_e4: taka(25), older_e4: taka(50) }
    expect(ageSteps(ages, taka(100))).toEqual([
      { age: 'older_e4', from: 0, width: 50 },
      { age: 'upTo7Days_e4', from: 50, width: 25 },
    ])
  })

  it('is empty where nothing is owed', () => {
    expect(ageSteps(none, taka(100))).toEqual([])
    expect(ageSteps({ ...none, older_e4: taka(1) }, 0)).toEqual([])
  })
})
