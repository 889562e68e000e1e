import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { unsentLines } from './unsent-lines.ts'

const set = (provider: ProviderId, hasKey = true) => ({ provider, hasKey })

describe('the lines that nobody can send', () => {
  it('are those no provider that is set up has a word for', () => {
    expect(unsentLines([set('alsamiflexi')], 'GP')).toEqual(['postpaid', 'skitto'])
    expect(unsentLines([set('alsamiflexi')], 'RB')).toEqual(['postpaid'])
    expect(unsentLines([set('alsamiflexi'), set('autoflexi')], 'GP')).toEqual([])
  })

  it('do not go by one that is not set up', () => {
    const alone = [set('alsamiflexi'), set('autoflexi', false)]
    expect(unsentLines(alone, 'GP')).toEqual(['postpaid', 'skitto'])
  })

  it('are not told of before the network is known, or while nobody is set up', () => {
    expect(unsentLines([set('alsamiflexi')], null)).toEqual([])
    expect(unsentLines([set('alsamiflexi', false)], 'GP')).toEqual([])
  })
})
