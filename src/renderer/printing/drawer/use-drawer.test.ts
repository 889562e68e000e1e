import { describe, expect, it } from 'vitest'
import type { DrawerOpening } from '../../../contract/printing.ts'
import { closedShiftWith, shiftWith } from '../../testing/shift.ts'
import { openedIn } from './use-drawer.ts'

describe('the drawer opened in a shift without a sale', () => {
  it('is told of with that shift, the oldest first, whatever the clock said', () => {
    const { id: shift, openedAt_ms } = shiftWith()
    const opening = { reason: 'change', shift, cashier: 'Karim', state: 'sent' } as const
    const early: DrawerOpening = { ...opening, at_ms: openedAt_ms - 3_600_000 }
    const usual: DrawerOpening = { ...opening, at_ms: openedAt_ms + 1 }
    const ofNone: DrawerOpening = { ...usual, shift: null, cashier: null }
    for (const report of [shiftWith(), closedShiftWith()]) {
      expect(openedIn(report, [early, ofNone, usual])).toEqual([usual, early])
    }
  })
})
