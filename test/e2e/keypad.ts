import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'

/**
 * The time between two keys of the quickest hand. Without it a quick machine types an amount, its
 * Enter and the amount once more within the fifty milliseconds that tell a scanner (bad input 20).
 */
const HAND_ms = 8

interface Key {
  readonly code: string
  readonly key: string
  readonly text: string
  readonly windowsVirtualKeyCode: number
}

const SIGNS = {
  '+': { code: 'NumpadAdd', key: '+', text: '+', windowsVirtualKeyCode: 107 },
  '-': { code: 'NumpadSubtract', key: '-', text: '-', windowsVirtualKeyCode: 109 },
  '*': { code: 'NumpadMultiply', key: '*', text: '*', windowsVirtualKeyCode: 106 },
  '/': { code: 'NumpadDivide', key: '/', text: '/', windowsVirtualKeyCode: 111 },
  '.': { code: 'NumpadDecimal', key: '.', text: '.', windowsVirtualKeyCode: 110 },
  Enter: { code: 'NumpadEnter', key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
} as const satisfies Record<string, Key>

type Sign = keyof typeof SIGNS
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
export type PadKey = Sign | Digit

function isSign(key: PadKey): key is Sign {
  return Object.hasOwn(SIGNS, key)
}

function isPadKey(key: string): key is PadKey {
  return /^[0-9]$/u.test(key) || Object.hasOwn(SIGNS, key)
}

function keyOf(key: PadKey): Key {
  if (isSign(key)) return SIGNS[key]
  return { code: `Numpad${key}`, key, text: key, windowsVirtualKeyCode: 96 + Number(key) }
}

/**
 * The number pad as a hand uses it, with its light for numbers on. Playwright's own keyboard has it
 * off, where the pad's 1 is End; so the keys are pressed through the browser's protocol.
 */
export class Keypad {
  readonly #page: Page
  #session: CDPSession | null = null
  #isDownAt_ms = 0

  constructor(page: Page) {
    this.#page = page
  }

  async down(key: PadKey, autoRepeat = false): Promise<void> {
    if (!autoRepeat) await this.#rest()
    await this.#send('keyDown', keyOf(key), autoRepeat)
    // After its event, whose time is never later than this.
    this.#isDownAt_ms = performance.now()
  }

  async up(key: PadKey): Promise<void> {
    await this.#send('keyUp', keyOf(key), false)
  }

  async press(key: PadKey): Promise<void> {
    await this.down(key)
    await this.up(key)
  }

  /** A key that stays down, as the operating system repeats it. */
  async hold(key: PadKey, repeats: number): Promise<void> {
    await this.down(key)
    for (let nth = 0; nth < repeats; nth += 1) await this.down(key, true)
  }

  /** Digits and signs one after the other. */
  async type(keys: string): Promise<void> {
    for (const key of keys) {
      if (!isPadKey(key)) throw new Error(`the number pad has no ${key}`)
      await this.press(key)
    }
  }

  /** A scanner: a key every other millisecond by the keyboard's own clock, then Enter. */
  async scan(digits: string): Promise<void> {
    const begun_ms = Date.now()
    for (const [nth, key] of [...Array.from(digits), 'Enter'].entries()) {
      if (!isPadKey(key)) throw new Error(`the number pad has no ${key}`)
      const timestamp = (begun_ms + nth * 2) / 1000
      await this.#send('keyDown', keyOf(key), false, timestamp)
      await this.#send('keyUp', keyOf(key), false, timestamp + 0.001)
    }
  }

  async #rest(): Promise<void> {
    const left_ms = () => this.#isDownAt_ms + HAND_ms - performance.now()
    // A timer may be a little early.
    for (let rest_ms = left_ms(); rest_ms > 0; rest_ms = left_ms()) await pause(rest_ms)
  }

  /** @param timestamp when it was pressed, in seconds since 1970; absent: now */
  async #send(
    type: 'keyDown' | 'keyUp',
    key: Key,
    autoRepeat: boolean,
    timestamp?: number,
  ): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page)
    const { text, ...named } = key
    await this.#session.send('Input.dispatchKeyEvent', {
      ...named,
      type,
      ...(type === 'keyDown' && { text, unmodifiedText: text }),
      location: 3,
      isKeypad: true,
      autoRepeat,
      ...(timestamp !== undefined && { timestamp }),
    })
  }
}
