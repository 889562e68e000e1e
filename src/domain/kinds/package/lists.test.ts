import { describe, expect, it } from 'vitest'
import { networkCodes } from '../../operator.ts'
import { listFor, packFor, packListCodes } from './lists.ts'

describe('a list of packs', () => {
  it('is of each network, and of Skitto beside Grameenphone', () => {
    expect(packListCodes.filter((list) => list !== 'SK')).toEqual(networkCodes)
    expect(packFor('SK')).toEqual({ operator: 'GP', lineType: 'skitto' })
    expect(packFor('RB')).toEqual({ operator: 'RB' })
  })

  it.each(packListCodes)('is found again by whom it is for: %s', (list) => {
    const { operator, lineType } = packFor(list)
    expect(listFor(operator, lineType)).toBe(list)
  })

  it('is the same one for prepaid and postpaid', () => {
    expect(listFor('RB', 'postpaid')).toBe('RB')
    expect(listFor('GP', 'prepaid')).toBe('GP')
  })

  it('is none for a line its network does not have', () => {
    expect(listFor('RB', 'skitto')).toBeNull()
  })
})
