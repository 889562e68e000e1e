import { createInstance } from 'i18next'
import { bn } from '../../src/renderer/i18n/bn/index.ts'
import { en } from '../../src/renderer/i18n/en/index.ts'

export type Language = 'bn' | 'en'
export const languages: readonly Language[] = ['bn', 'en']

type Values = Readonly<Record<string, string | number>>
/** What the screen says under a key of its word lists, in the language of the test. */
export type Say = (key: string, values?: Values) => string

/** @throws on a key without words: a test must not look for the key's own name. */
export function wordsIn(language: Language): Say {
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: false,
    resources: { bn: { translation: bn }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return (key, values = {}) => {
    // Most tests sell recharges; those of another kind say which.
    const said: string = words.t(key, { kind: 'recharge', ...values, defaultValue: '' })
    if (said === '') throw new Error(`no words for ${key} in ${language}`)
    return said.replaceAll(/<\/?\w+>/gu, '')
  }
}
