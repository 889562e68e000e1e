import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { DrawerOpening } from '../../../contract/printing.ts'
import { closedShiftWith, shiftWith } from '../../testing/shift.ts'
import { openedIn, stateOf } from './use-drawer.ts'

const openingWith = (more: Partial<DrawerOpening>): DrawerOpening => ({
  id: v7(),
  at_ms: 0,
  reason: 'change',
  shift: null,
  cashier: 'Karim',
  state: 'sent',
  ...more,
})

describe('an opening of the drawer', () => {
  it('is told of as it ended, though another window’s came after it', () => {
    const [own, other] = [openingWith({ state: 'failed' }), openingWith({})]
    expect(stateOf(own.id, [other, own])).toBe('failed')
    expect(stateOf(own.id, [other])).toBe('unknown')
  })
})

describe('the drawer opened in a shift without a sale', () => {
  it('is told of with that shift, the oldest first, whatever the clock said', () => {
    const { id: shift, openedAt_ms } = shiftWith()
    const early = openingWith({ shift, at_ms: openedAt_ms - 3_600_000 })
    const usual = openingWith({ shift, at_ms: openedAt_ms + 1 })
    const ofNone = openingWith({ shift: null, cashier: null, at_ms: openedAt_ms + 1 })
    for (const report of [shiftWith(), closedShiftWith()]) {
      expect(openedIn(report, [early, ofNone, usual])).toEqual([usual, early])
    }
  })
})
