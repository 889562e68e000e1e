import { describe, expect, it } from 'vitest'
import { type PageWindow, findHost } from './host.ts'

/** A tab on an address, with what it kept from before. */
function tabOn(address: string, kept: Readonly<Record<string, string>> = {}) {
  const store = new Map(Object.entries(kept))
  const listeners: (() => void)[] = []
  let url = new URL(address)
  const page: PageWindow = {
    get location() {
      return url
    },
    history: {
      replaceState: (_state: unknown, _title: string, to?: string | URL | null) => {
        url = new URL(to ?? '', url)
      },
    },
    sessionStorage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
    },
    addEventListener: (_event, listener) => void listeners.push(listener),
  }
  return {
    page,
    address: () => url.href,
    goTo(hash: string) {
      url = new URL(hash, url)
      for (const listener of listeners) listener()
    },
  }
}

function tokenOf(page: PageWindow): string | null {
  const host = findHost(page)
  return host?.kind === 'browser' ? host.token.get() : null
}

describe('the way a page finds its counter', () => {
  it('is the token in its address, which is taken out of there', () => {
    const tab = tabOn('http://127.0.0.1:4000/#token=of-today')
    expect(tokenOf(tab.page)).toBe('of-today')
    expect(tab.address()).toBe('http://127.0.0.1:4000/')
    expect(tokenOf(tab.page)).toBe('of-today')
  })

  it('is the port of the desktop host where no browser host serves the page', () => {
    expect(findHost(tabOn('http://localhost:5173/').page)).toEqual({ kind: 'desktop' })
    expect(findHost(tabOn('app://counter/').page)).toEqual({ kind: 'desktop' })
  })

  it('is none for a page of the browser host without a token, and that is known at once', () => {
    expect(findHost(tabOn('http://127.0.0.1:4000/').page)).toBeNull()
    expect(findHost(tabOn('http://127.0.0.1:4000/#token=').page)).toBeNull()
  })

  it('is the newer token when the address of a counter started anew is opened in the tab', () => {
    const tab = tabOn('http://127.0.0.1:4000/', { 'counter:token': 'of-yesterday' })
    const host = findHost(tab.page)
    if (host?.kind !== 'browser') throw new Error('the page has a token')
    tab.goTo('#somewhere')
    expect(host.token.get()).toBe('of-yesterday')
    tab.goTo('#token=of-today')
    expect(host.token.get()).toBe('of-today')
    expect(tab.address()).toBe('http://127.0.0.1:4000/')
  })
})
