import { describe, expect, it } from 'vitest'
import { ALERTS_MAX } from '../../contract/alert.ts'
import { behindFirst } from './behind.ts'

describe('what stands behind the alert that is shown', () => {
  it('is nothing where it is alone', () => {
    expect([behindFirst(0), behindFirst(1)]).toEqual([null, null])
  })

  it('is counted as long as all of them were told', () => {
    expect(behindFirst(4)).toEqual({ key: 'alerts.more', count: 3 })
    expect(behindFirst(ALERTS_MAX - 1)).toEqual({ key: 'alerts.more', count: ALERTS_MAX - 2 })
  })

  it('is said to be at least so many where the list is full', () => {
    expect(behindFirst(ALERTS_MAX)).toEqual({ key: 'alerts.atLeast', count: ALERTS_MAX - 1 })
  })
})
