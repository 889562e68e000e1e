import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en/index.ts'
import { ageWords } from './list-age.ts'

const words = createInstance()
void words.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = 1_800_000_000_000
const said = (age_ms: number) =>
  ageWords({ t: words.t, count: (figure) => String(figure) }, NOW - age_ms, NOW)

describe('the age of a list', () => {
  it.each([
    [0, 'List just read'],
    [59_999, 'List just read'],
    [MINUTE, 'List of 1 minute ago'],
    [5 * MINUTE, 'List of 5 minutes ago'],
    [HOUR, 'List of 1 hour ago'],
    [23 * HOUR, 'List of 23 hours ago'],
    [24 * HOUR, 'List of yesterday'],
    [48 * HOUR, 'List of 2 days ago'],
  ])('is said in the unit that suits: %s ms', (age_ms, wanted) => {
    expect(said(age_ms)).toBe(wanted)
  })

  it('is new where the page has not looked at the clock since, and unknown in the future', () => {
    expect(said(-59_999)).toBe('List just read')
    expect(said(-60_000)).toBe('Nobody knows how old the list is')
  })
})
