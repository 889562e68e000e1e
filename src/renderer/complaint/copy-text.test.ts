import { describe, expect, it } from 'vitest'
import { type CopyingPage, copyText } from './copy-text.ts'

/** A page whose `copy` command works or does not, and what it put on the clipboard. */
function page(works: boolean) {
  const copied: string[] = []
  const listeners = new Set<Parameters<CopyingPage['addEventListener']>[1]>()
  const event = {
    clipboardData: { setData: (_: string, text: string) => void copied.push(text) },
    preventDefault: () => undefined,
    stopImmediatePropagation: () => undefined,
  }
  const copying: CopyingPage = {
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
    execCommand: () => {
      if (works) for (const listener of listeners) listener(event)
      return works
    },
  }
  return { copying, copied, listening: () => listeners.size }
}

const refusing = { writeText: () => Promise.reject(new Error('NotAllowedError')) }

describe('a text that is copied', () => {
  it('needs no permission where the command works, as in the desktop window', async () => {
    const { copying, copied, listening } = page(true)
    expect(await copyText('for the provider', copying, refusing)).toBe(true)
    expect(copied).toEqual(['for the provider'])
    expect(listening()).toBe(0)
  })

  it('goes by the clipboard of the browser where the command does not work', async () => {
    const written: string[] = []
    const clipboard = {
      writeText: (text: string) => {
        written.push(text)
        return Promise.resolve()
      },
    }
    expect(await copyText('for the provider', page(false).copying, clipboard)).toBe(true)
    expect(written).toEqual(['for the provider'])
  })

  it('is not called copied where nothing took it', async () => {
    expect(await copyText('for the provider', page(false).copying, refusing)).toBe(false)
    expect(await copyText('for the provider', page(false).copying, undefined)).toBe(false)
  })
})
