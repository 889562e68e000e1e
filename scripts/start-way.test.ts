import { describe, expect, it } from 'vitest'
import { addressLines, fallbackLine, hasDisplay, whyNoDesktop } from './start-way.ts'

const desk = { platform: 'linux', env: { DISPLAY: ':0' } } as const
const wayland = { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } } as const
const ssh = { platform: 'linux', env: { DISPLAY: '' } } as const
const shopPc = { platform: 'win32', env: {} } as const
const url = 'http://127.0.0.1:4000/#token=abc'

describe('npm start', () => {
  it.each([desk, wayland, shopPc])('tries its own window first on %o', (machine) => {
    expect(whyNoDesktop({ browser: false }, machine)).toBeNull()
  })

  it('opens no window of its own where a browser was asked for, and says nothing about it', () => {
    const why = whyNoDesktop({ browser: true }, desk)
    expect(why).not.toBeNull()
    expect(fallbackLine({ browser: true }, why ?? '')).toBeNull()
  })

  it('knows a machine without a display, and looks for no window there', () => {
    expect(hasDisplay(ssh)).toBe(false)
    expect(whyNoDesktop({ browser: false }, ssh)).toBe('there is no display here')
  })

  it('says in one line why it opens in a browser', () => {
    const line = fallbackLine({ browser: false }, 'there is no display here')
    expect(line).toBe(
      'FlexiCounter opens in a browser, not in its own window: there is no display here.',
    )
  })

  it('prints the whole address where no window opens, and why where one could have', () => {
    expect(addressLines(url, ssh)).toContain(`Open it in a browser: ${url}\n`)
    expect(addressLines(url, ssh)).not.toContain('Chromium')
    expect(addressLines(url, desk)).toMatch(/^No Chromium, Chrome or Edge was found/u)
    expect(addressLines(url, desk)).toContain(url)
  })
})
