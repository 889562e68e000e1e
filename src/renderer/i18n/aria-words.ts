import { bn } from './bn/index.ts'
import { en } from './en/index.ts'
import type { Language } from './index.ts'

/** Where the accessibility library looks for words of its own; it has none in Bangla. */
const STRINGS = Symbol.for('react-aria.i18n.strings')
const LOCALE = Symbol.for('react-aria.i18n.locale')

type Said = (values?: Readonly<Record<string, string | number>>) => string

/** What it says by itself to those who listen, in the language that is on the screen. */
export const ariaWords: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  '@react-aria/autocomplete': { collectionLabel: said('suggestions') },
  '@react-aria/grid': {
    selectedItem: said('selected'),
    deselectedItem: said('deselected'),
    selectedCount: said('selectedCount'),
    selectedAll: said('selectedAll'),
    select: said('select'),
    longPressToSelect: said('longPress'),
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: said('hasAction'),
    hasLinkAnnouncement: said('hasAction'),
  },
  '@react-aria/menu': { longPressMessage: said('longPress') },
  '@react-aria/overlays': { dismiss: said('dismiss') },
  'react-aria-components': { selectPlaceholder: said('select') },
}

/** Asked each time: the language is switched live, and the library keeps what it was given. */
function said(key: keyof typeof en.aria): Said {
  return (values = {}) => {
    const language: Language = document.documentElement.lang === 'en' ? 'en' : 'bn'
    const words = { bn, en }[language].aria[key]
    return words.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''))
  }
}

/** Before anything is drawn; the library looks once. */
export function sayAriaWords(page: object): void {
  Object.assign(page, { [STRINGS]: ariaWords, [LOCALE]: 'bn-BD' })
}
