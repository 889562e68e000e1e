import { describe, expect, it } from 'vitest'
import { APP_ORIGIN } from './app-origin.ts'
import { type AskingFrame, refuseSender } from './sender.ts'

const ours = { id: 1 }
const page: AskingFrame = {
  isDestroyed: () => false,
  detached: false,
  parent: null,
  origin: APP_ORIGIN,
  url: `${APP_ORIGIN}/`,
}

const refuse = (senderFrame: AskingFrame | null, sender: { id: number } = ours) =>
  refuseSender({ sender, senderFrame }, { id: 1 }, APP_ORIGIN)

describe('who gets a port', () => {
  it('is the counter’s own page', () => {
    expect(refuse(page)).toBeNull()
  })

  const refused: [why: string, frame: AskingFrame | null][] = [
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
  ]
  it.each(refused)('is refused as %s', (why, frame) => {
    expect(refuse(frame)).toBe(why)
  })

  it('is nobody in another window, and nobody while there is no window', () => {
    expect(refuse(page, { id: 2 })).toBe('other-window')
    const event = { sender: ours, senderFrame: page }
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
