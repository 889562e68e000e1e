import { describe, expect, it } from 'vitest'
import { packagesKeys, rechargeKeys } from '../keyboard/tables.ts'
import { silentAt } from './silent-at.ts'

/** The hints of a screen at a place of its form. */
function hints(map: typeof packagesKeys | typeof rechargeKeys, stage: string): string[] {
  return Object.values<{ words: string; footer?: boolean }>(map)
    .filter(({ footer }) => footer)
    .map(({ words }) => words)
    .filter((words) => !silentAt(stage).some((silent) => silent === words))
}

describe('the hints under a selling screen', () => {
  it('name no key of the list where a package is read back', () => {
    expect(hints(packagesKeys, 'pack')).toEqual(['forward', 'packShelf', 'packOrder'])
    expect(hints(packagesKeys, 'read-back')).toEqual([])
  })

  it('name the numbers sold last only while a number is asked for', () => {
    expect(hints(rechargeKeys, 'number')).toEqual(['forward', 'previousNumber'])
    expect(hints(rechargeKeys, 'amount')).toEqual(['forward'])
  })

  it('are one list for each place: nothing is drawn anew for it', () => {
    expect(silentAt('amount')).toBe(silentAt('pack'))
  })
})
