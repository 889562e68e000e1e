import type { Checks } from './checks.ts'

/** 18: no key in any log line or answer, and no whole number in any log line. */
export class Secrets {
  readonly #checks: Checks
  readonly #keys: readonly string[]
  readonly #numbers: ReadonlySet<string>

  constructor(checks: Checks, keys: readonly string[], numbers: ReadonlySet<string>) {
    this.#checks = checks
    this.#keys = keys
    this.#numbers = numbers
  }

  logged(line: string): void {
    this.#noKey(line, 'the log')
    // Longer runs of digits too: a number may stand in the middle of one.
    for (const [digits] of line.matchAll(/\d{10,}/gu)) {
      for (let at = 0; at + 10 <= digits.length; at += 1) {
        if (this.#numbers.has(digits.slice(at, at + 10))) {
          this.#checks.fail(18, `a whole number is in the log: ${line}`, null)
          return
        }
      }
    }
  }

  answered(words: string): void {
    this.#noKey(words, 'an answer')
  }

  #noKey(words: string, where: string): void {
    if (this.#keys.some((key) => words.includes(key))) {
      this.#checks.fail(18, `a key is in ${where}: ${words.slice(0, 400)}`, null)
    }
  }
}
