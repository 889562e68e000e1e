import { createInstance } from 'i18next'
import { type Money, formatTaka } from '../../domain/money.ts'
import type { Language } from '../i18n/index.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'

/** What the screen would say in a language, with whatever a text takes from its kind filled in. */
export function spokenIn(language: Language) {
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: false,
    resources: { bn: { translation: bn }, en: { translation: en } },
    interpolation: { escapeValue: false, defaultVariables: { kind: 'any' } },
    initAsync: false,
  })
  return {
    t: words.t,
    taka: (amount: Money) => formatTaka(amount),
    wallet: (provider: string, name: string) => `${provider} · ${name}`,
  }
}
