import { createInstance } from 'i18next'
import type { Digits } from '../../domain/digits.ts'
import type { Language } from '../i18n/index.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { type Say, sayIn } from '../i18n/say.ts'

/** What the screen would say in a language, with whatever a text takes from its kind filled in. */
export function spokenIn(language: Language, digits: Digits = 'latin'): Say {
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: false,
    resources: { bn: { translation: bn }, en: { translation: en } },
    interpolation: { escapeValue: false, defaultVariables: { kind: 'any' } },
    initAsync: false,
  })
  return sayIn(words.t, language, digits)
}
