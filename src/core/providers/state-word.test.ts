import { describe, expect, it } from 'vitest'
import { providerIds } from '../../domain/provider.ts'
import { meaningOf } from './state-word.ts'

describe.each(providerIds)('a state word of %s', (provider) => {
  it.each([
    ['Completed'],
    ['completed'],
    ['COMPLETED '],
    ['Success'],
    ['successful'],
    ['delivered'],
  ])('ends the sale well: %j (row 60)', (word) => {
    expect(meaningOf(provider, word)).toBe('succeeded')
  })

  it.each([
    ['Failed'],
    ['fail'],
    ['CANCELLED'],
    ['canceled'],
    ['rejected'],
    ['refunded'],
    ['reversed'],
    ['declined'],
  ])('ends the sale badly: %j (X1)', (word) => {
    expect(meaningOf(provider, word)).toBe('failed')
  })

  it.each([['Pending'], ['processing']])('says not yet: %j', (word) => {
    expect(meaningOf(provider, word)).toBe('pending')
  })

  it.each([
    ['Complited'],
    ['Done'],
    ['সফল'],
    ['Processing…'],
    ['Refund'],
    ['Completed\u200B'],
    ['not completed'],
    ['constructor'],
    ['1'],
    [''],
  ])('means nothing when it stands in no table: %j (row 60)', (word) => {
    expect(meaningOf(provider, word)).toBe('unknown')
  })
})
