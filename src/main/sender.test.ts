import { describe, expect, it } from 'vitest'
import { APP_ORIGIN } from './app-origin.ts'
import { refuseSender } from './sender.ts'

type Asking = Parameters<typeof refuseSender>[0]
type Frame = {
  isDestroyed(): boolean
  detached: boolean
  parent: object | null
  origin: string
  url: string
}

const ours = { id: 1 }
const page: Frame = {
  isDestroyed: () => false,
  detached: false,
  parent: null,
  origin: APP_ORIGIN,
  url: `${APP_ORIGIN}/`,
}

const refuse = (senderFrame: Frame | null, sender: { id: number } = ours) =>
  // Electron's own objects are made by Electron alone; these have every property that is read.
  refuseSender({ sender, senderFrame } as unknown as Asking, { id: 1 }, APP_ORIGIN)

describe('who gets a port', () => {
  it('is the counter’s own page', () => {
    expect(refuse(page)).toBeNull()
  })

  it.each([
    ['no-frame', null],
    ['gone', { ...page, isDestroyed: () => true }],
    ['gone', { ...page, detached: true }],
    ['inner-frame', { ...page, parent: page }],
    ['inner-frame', { ...page, parent: page, url: 'about:blank' }],
    ['other-page', { ...page, origin: 'https://counter' }],
    ['other-page', { ...page, origin: 'null' }],
    ['other-page', { ...page, origin: 'app://counter.evil' }],
    ['other-page', { ...page, url: 'about:blank' }],
    ['other-page', { ...page, url: `${APP_ORIGIN}/assets/picture.svg` }],
  ] as const)('is refused as %s', (why, frame) => {
    expect(refuse(frame)).toBe(why)
  })

  it('is nobody in another window, and nobody while there is no window', () => {
    expect(refuse(page, { id: 2 })).toBe('other-window')
    const event = { sender: ours, senderFrame: page } as unknown as Asking // as above
    expect(refuseSender(event, null, APP_ORIGIN)).toBe('other-window')
  })

  it('asks nothing of a frame that is gone but whether it is', () => {
    const destroyed = new Proxy(page, {
      get: (target, name) => {
        if (name === 'isDestroyed') return () => true
        throw new Error(`${String(name)} of a destroyed ${target.origin} was read`)
      },
    })
    expect(refuse(destroyed)).toBe('gone')
  })
})
