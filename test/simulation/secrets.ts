import type { Checks } from './checks.ts'

/** What nobody is to read over somebody's shoulder, or out of a log. */
export interface Hidden {
  readonly keys: readonly string[]
  /** The last ten digits of each customer. */
  readonly numbers: ReadonlySet<string>
  /** Twenty digits each; whoever has one can use it. They grow as bills are paid. */
  readonly tokens: ReadonlySet<string>
}

const TOKEN_DIGITS = 20
/** Digits with what may stand between the groups of a token. */
const groups = /\d(?:[\s-]{0,3}\d){19,}/gu

/**
 * 18: no key in any log line or answer, no whole number and no token in any log line, and of the
 * answers a token only where one sale is told with its whole story.
 */
export class Secrets {
  readonly #checks: Checks
  readonly #hidden: Hidden

  constructor(checks: Checks, hidden: Hidden) {
    this.#checks = checks
    this.#hidden = hidden
  }

  logged(line: string): void {
    this.#noKey(line, 'the log')
    this.#noToken(line, 'the log')
    // Longer runs of digits too: a number may stand in the middle of one.
    for (const [digits] of line.matchAll(/\d{10,}/gu)) {
      for (let at = 0; at + 10 <= digits.length; at += 1) {
        if (this.#hidden.numbers.has(digits.slice(at, at + 10))) {
          this.#checks.fail(18, `a whole number is in the log: ${line}`, null)
          return
        }
      }
    }
  }

  /** @param asked what the counter was asked for */
  answered(words: string, asked: string): void {
    this.#noKey(words, 'an answer')
    if (asked !== 'get') this.#noToken(words, `the answer to ${asked}`)
  }

  #noToken(words: string, where: string): void {
    const { tokens } = this.#hidden
    if (tokens.size === 0) return
    for (const [written] of words.matchAll(groups)) {
      const digits = written.replaceAll(/\D/gu, '')
      for (let at = 0; at + TOKEN_DIGITS <= digits.length; at += 1) {
        if (!tokens.has(digits.slice(at, at + TOKEN_DIGITS))) continue
        this.#checks.fail(18, `a token is in ${where}: ${words.slice(0, 400)}`, null)
        return
      }
    }
  }

  #noKey(words: string, where: string): void {
    if (this.#hidden.keys.some((key) => words.includes(key))) {
      this.#checks.fail(18, `a key is in ${where}: ${words.slice(0, 400)}`, null)
    }
  }
}
