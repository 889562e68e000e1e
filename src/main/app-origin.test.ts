import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, APP_PAGE, isCounterPage, originOf, pageAddress } from './app-origin.ts'

describe('the address of the counter’s own page', () => {
  it.each([
    ['app://counter/', true],
    ['app://counter', true],
    ['app://counter/index.html', true],
    ['app://counter/#/transactions', true],
    ['app://counter/?language=bn', true],
    ['app://counter/assets/index.js', false],
    ['app://counter/index.html/', false],
    ['app://counter.evil.example/', false],
    ['app://user@counter/', false],
    ['app://counter:8080/', false],
    ['https://counter/', false],
    ['file:///C:/counter/index.html', false],
    ['about:blank', false],
    ['data:text/html,app://counter/', false],
    ['javascript:alert(1)', false],
    ['', false],
    ['pos://resend?id=1', false],
  ])('%s → %s', (address, expected) => {
    expect(isCounterPage(address, APP_ORIGIN)).toBe(expected)
  })

  it('has an origin, although URL itself says "null" for a scheme it does not know', () => {
    expect(originOf('app://counter/assets/index.js')).toBe(APP_ORIGIN)
    expect(originOf('about:blank')).toBeNull()
    expect(originOf('not an address')).toBeNull()
  })
})

describe('where the page comes from', () => {
  it('is the application itself in a shop, whatever the surroundings say', () => {
    expect(pageAddress(true, 'http://localhost:5173')).toBe(APP_PAGE)
    expect(pageAddress(true, undefined)).toBe(APP_PAGE)
  })

  it('is the developer’s server while developing', () => {
    expect(pageAddress(false, 'http://localhost:5173')).toBe('http://localhost:5173')
    expect(pageAddress(false, undefined)).toBe(APP_PAGE)
    expect(pageAddress(false, 'nonsense')).toBe(APP_PAGE)
  })
})
