import { describe, expect, it } from 'vitest'
import { providerOf } from './parts.ts'

const parts = { providers: () => ['autoflexi', 'flexiloadbd'] as const }

describe('a provider on the agenda', () => {
  it('is the one that is named, wherever it stands among those that are set up', () => {
    expect(providerOf(parts, 'autoflexi')).toBe('autoflexi')
    expect(providerOf(parts, 'flexiloadbd')).toBe('flexiloadbd')
  })

  it('is a mistake of ours where it is not set up, and the mistake is named', () => {
    expect(() => providerOf(parts, 'alsamiflexi')).toThrow('provider alsamiflexi is not there')
  })
})
