import { describe, expect, it } from 'vitest'
import { providerIds } from '../../../domain/provider.ts'
import { mayBePlain, meansNoHttps, overHttp, overHttps, suggestedAddress } from './addresses.ts'

describe('the address a provider is set up with', () => {
  it.each(providerIds)('is there before anything is typed, over https: %s', (provider) => {
    const address = suggestedAddress[provider]
    expect(address).toMatch(/^https:\/\//u)
    expect(overHttps(overHttp(address))).toBe(address)
  })

  it('is tried over https first, however it was written', () => {
    expect(overHttps('http://flexiloadbd.net/api')).toBe('https://flexiloadbd.net/api')
    expect(overHttps(' HTTP://flexiloadbd.net')).toBe('https://flexiloadbd.net')
    expect(overHttps('https://flexiloadbd.net')).toBe('https://flexiloadbd.net')
    expect(overHttps('gopher://flexiloadbd.net')).toBe('gopher://flexiloadbd.net')
  })

  it('may be without https at flexiloadbd alone: its document says so', () => {
    expect(providerIds.filter(mayBePlain)).toEqual(['flexiloadbd'])
    expect(overHttp('https://flexiloadbd.net/api')).toBe('http://flexiloadbd.net/api')
  })

  it('has no https where nobody picked up, and not where something was said', () => {
    for (const why of ['connect', 'connect-timeout', 'tls']) expect(meansNoHttps(why)).toBe(true)
    for (const why of ['key', 'dns', 'timeout', 'not-json', null]) {
      expect(meansNoHttps(why)).toBe(false)
    }
  })
})
