import { describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { newSaleId } from '../../selling/selling-form.ts'
import { type ChosenPack, emptyForm, kindInSight } from './pack-form.ts'

const empty = emptyForm(newSaleId())
const names = { operator: 'GP', id: 4, name: '30 GB', wasCalled: null, was_e4: null } as const
const drive: ChosenPack = { ...names, kind: 'drive', price_e4: taka(300) }

describe('the wallet that stands out beside the packages', () => {
  it('is the one packages are paid from, until drive packs are looked at', () => {
    expect(kindInSight(empty)).toBe('package')
    expect(kindInSight({ ...empty, shelf: 'drive' })).toBe('drive')
  })

  it('is on the read-back that of the chosen pack, on whatever shelf it was found', () => {
    expect(kindInSight({ ...empty, stage: 'read-back', pack: drive })).toBe('drive')
    const pack = { ...drive, kind: 'package' } as const
    expect(kindInSight({ ...empty, stage: 'read-back', shelf: 'drive', pack })).toBe('package')
  })
})
