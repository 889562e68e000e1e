import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { saleWith } from '../testing/sales.ts'
import { heldWords } from './held-by.ts'

const at_ms = Date.UTC(2026, 3, 28, 6, 47)

/** What a card says of the sale that holds its own back. */
function sayIn(language: 'bn' | 'en') {
  const words = createInstance()
  void words.init({
    lng: language,
    resources: { bn: { translation: bn }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return { t: words.t, masked: () => '017••••4821', when: () => '12:47' }
}
const first = saleWith({ createdAt_ms: at_ms, retryOf: null })
const held = { retryOf: first.id, debited: false }

describe.each(['bn', 'en'] as const)('a sale that another one holds back, in %s', (language) => {
  const say = sayIn(language)
  const told = (state: typeof first.state, { debited = false } = {}) =>
    heldWords(say, { ...first, state }, { ...held, debited })
  const { refusal } = { bn, en }[language]

  it.each([
    ['late-success', 'BEFORE_ARRIVED'],
    ['in-doubt', 'BEFORE_OPEN'],
  ] as const)('names that one by its number and time, and how it stands: %s', (state, key) => {
    const said = told(state)
    expect(said).toContain('017••••4821')
    expect(said).toContain('12:47')
    expect(said.slice(0, 12)).toBe(refusal[key].slice(0, 12))
    expect(said).not.toContain('{{')
  })

  it('tells to decide about one whose price was taken though it failed', () => {
    const decide = { bn: 'আগে সিদ্ধান্ত দিন', en: 'decide first' }[language]
    expect(told('failed', { debited: true })).toContain(decide)
    expect(told('failed')).not.toContain(decide)
    expect(told('late-success', { debited: true })).not.toContain(decide)
  })

  it('tells of the try that is under way already', () => {
    const other = { ...first, state: 'accepted', retryOf: held.retryOf } as const
    const said = heldWords(say, other, held)
    expect(said).toBe(
      say.t('refusal.TRIED_ALREADY', {
        number: '017••••4821',
        time: '12:47',
        state: say.t('state.waiting'),
      }),
    )
  })
})
