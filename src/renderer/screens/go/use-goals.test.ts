import { describe, expect, it } from 'vitest'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { isFound } from './use-goals.ts'

const goal = (key: keyof typeof en.go) => ({
  words: bn.go[key],
  also: `${en.go[key]} ${bn.go[key]}`,
})

describe('what waits for a person', () => {
  it.each([
    ['সিদ্ধান্ত', 'decideFirst'],
    ['ফেরত', 'owed'],
    ['বাতিল', 'notSent'],
    ['পাঠানো হয়নি', 'notSent'],
    ['decision', 'decideFirst'],
    ['returned', 'owed'],
    ['cancel', 'notSent'],
  ] as const)('is found by %s', (text, key) => {
    expect(isFound(goal(key), text)).toBe(true)
  })

  it('is found whichever way a keyboard writes a letter', () => {
    const apart = 'হ\u09AF\u09BCনি'
    const atOnce = 'হ\u09DFনি'
    for (const text of [apart, atOnce]) expect(isFound(goal('notSent'), text)).toBe(true)
  })
})
