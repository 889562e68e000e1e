import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import type { Log } from '../core/log.ts'

/** Where the sandbox keeps its wallets and what it executed (its `store` option). */
export interface PracticeState {
  load(): string | null
  save(state: string): void
}

/**
 * The sandbox's state in a file beside the practice books. It is replaced whole, so that a power
 * failure leaves the old state or the new one. A state that is no JSON is moved aside and practice
 * begins with full wallets again: nothing of it is anybody's money.
 */
export function practiceState(file: string, log: Log): PracticeState {
  return {
    load() {
      if (!existsSync(file)) return null
      const state = readFileSync(file, 'utf8')
      if (isJson(state)) return state
      renameSync(file, `${file}.damaged`)
      log.warn('practice-state-damaged')
      return null
    },
    save(state) {
      const draft = `${file}.new`
      const handle = openSync(draft, 'w', 0o600)
      try {
        writeSync(handle, state)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(draft, file)
    },
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (cause) {
    if (cause instanceof SyntaxError) return false
    throw cause
  }
}
