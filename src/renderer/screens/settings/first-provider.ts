import { useEffect, useRef } from 'react'
import type { Books } from '../../../contract/schemas.ts'
import { useHealth, useProviders } from '../../core/use-core.ts'
import { useStore } from '../../core/store.ts'
import { type Place, goTo, place } from '../../shell/navigation.ts'

const CHANGED = 'counter:books-changed'

/** What of the browser's store is needed: this tab's, which outlives a reload and nothing more. */
export type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What of the core it asks. */
export interface BeginningCalls {
  readonly health: { readonly get: () => Promise<{ readonly books: Books }> }
  readonly providers: { readonly list: () => Promise<readonly { readonly hasKey: boolean }[]> }
}

const providers: Place = { screen: 'settings', part: 'providers' }

/** Where the books that are open begin: nothing can be sold for real before there is a provider. */
export async function whereBooksBegin(api: BeginningCalls): Promise<Place> {
  const { books } = await api.health.get()
  if (books !== 'real') return { screen: 'recharge' }
  const all = await api.providers.list()
  return all.some(({ hasKey }) => hasKey) ? { screen: 'recharge' } : providers
}

/** Said before the page begins anew for other books, which forgets everything else. */
export function keepChange(tab: TabStore = sessionStorage): void {
  tab.setItem(CHANGED, 'yes')
}

export function forgetChange(tab: TabStore = sessionStorage): void {
  tab.removeItem(CHANGED)
}

/**
 * On the page that begins after a change of books, and on no later one. Whoever went elsewhere
 * meanwhile stays there; while the counter does not answer the page stays where it opened.
 */
export async function landAfterChange(
  api: BeginningCalls,
  tab: TabStore = sessionStorage,
): Promise<void> {
  if (tab.getItem(CHANGED) === null) return
  forgetChange(tab)
  const opened = place.get()
  const begin = await whereBooksBegin(api).catch(() => opened)
  if (begin.screen !== 'recharge' && place.get() === opened) goTo(begin)
}

/** The settings; without a provider in the real books, the part of them that is needed first. */
export function useSettingsPlace(): Place {
  return useNoProvider() ? providers : { screen: 'settings' }
}

/** True once it is known that the real books are open and no provider is set up. */
export function useNoProvider(): boolean {
  const books = useHealth().data?.books
  const known = useProviders().data
  return books === 'real' && known !== undefined && known.every(({ hasKey }) => !hasKey)
}

/** The coming that was given the focus last. */
let welcomed: Place | null = null

/**
 * The focus for whoever came to enter the first provider, once for each coming: whoever walks along
 * the parts of the settings keeps it.
 *
 * @returns for the element that the form will stand in
 */
export function useFirstProviderFocus<Element extends HTMLElement>() {
  const within = useRef<Element>(null)
  const came = useStore(place)
  const wanted = useNoProvider() && came.screen === 'settings' && came.part === 'providers'
  useEffect(() => {
    if (!wanted || welcomed === came) return
    welcomed = came
    within.current?.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
  }, [wanted, came])
  return within
}
