import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Log } from '../../core/log.ts'
import { systemClock } from '../../core/system-clock.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { failuresTo } from '../failures.ts'
import { keyFileVault } from '../key-file-vault.ts'
import type { CounterOptions } from '../open-counter.ts'
import { forgetfulPreferences } from '../preferences.ts'

/** A fresh counter in this folder, with the practice providers, as its hosts open it. */
export function counterOptions(dataDir: string, log: Log): CounterOptions {
  return {
    dataDir,
    preferences: forgetfulPreferences(),
    clock: systemClock(),
    random: (bytes) => randomBytes(bytes),
    vault: (booksDir) => keyFileVault(path.join(booksDir, 'counter.key')),
    log,
    failures: failuresTo(log),
    version: '0.0.0-test',
    startSandbox,
  }
}
