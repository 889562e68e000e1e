import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { bn } from './bn/index.ts'
import { en } from './en/index.ts'

export type Language = 'bn' | 'en'

const words = createInstance()

/** Both languages are in the first load: one key away means no wait on the way. */
export async function startWords(language: Language): Promise<void> {
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { bn: { translation: bn }, en: { translation: en } },
    // React escapes; a second escaping would show entities to the cashier.
    // A text that was not told which kind it speaks of speaks of any.
    interpolation: { escapeValue: false, defaultVariables: { kind: 'any' } },
    initAsync: false,
  })
  tellDocument(language)
}

export async function speak(language: Language): Promise<void> {
  if (words.language === language) return
  await words.changeLanguage(language)
  tellDocument(language)
}

function tellDocument(language: Language): void {
  document.documentElement.lang = language
}
