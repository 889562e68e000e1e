import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Books } from '../contract/schemas.ts'
import { systemClock } from '../core/system-clock.ts'
import { CannotOpenBooks, inWords } from '../host/cannot-open-books.ts'
import type { Counter } from '../host/counter.ts'
import { type Failures, failuresTo, watchForCrashes } from '../host/failures.ts'
import { keyFileVault } from '../host/key-file-vault.ts'
import { type FileLog, openLog } from '../host/log.ts'
import { openCounter } from '../host/open-counter.ts'
import { forgetfulPreferences, type Preferences, preferencesIn } from '../host/preferences.ts'
import { type Sleeper, watchForSleep } from '../host/sleep.ts'
import { type Loopback, startLoopback } from './loopback.ts'

/** The project's own folder; what it builds lies in `out/`. */
const ROOT = path.resolve(import.meta.dirname, '../..')

export interface HostOptions {
  readonly dataDir: string
  /** 0 takes any free port. */
  readonly port: number
  /** Absent: the ones that were open last. */
  readonly books?: Books
  /** The books stay what they are: `books.use` answers NOT_HERE, and nothing is remembered. */
  readonly fixed: boolean
}

export interface Host {
  readonly loopback: Loopback
  /** Why no books are open: the page says it too, and what can be done. Null while some are. */
  readonly refused: CannotOpenBooks | null
  /** Closes the way to the counter first, then its books. */
  close(): Promise<void>
}

/**
 * The counter and the way to it from a browser, as one program runs them.
 * @throws AlreadyRunning, CannotOpenBooks, PortTaken
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const log = logIn(options.dataDir)
  const failures = failuresTo(log)
  watchForCrashes(failures, (code) => process.exit(code))
  const counter = await open(options, log, failures)
  try {
    const loopback = await startLoopback({
      counter,
      rendererDir: path.join(ROOT, 'out/renderer'),
      port: options.port,
      log,
    })
    log.info('listening', { url: loopback.url })
    const stopWatching = watchForSleep({ sleeper: toldOf(counter, log), clock: systemClock() })
    const close = async () => {
      stopWatching()
      await loopback.close()
      await counter.close()
      log.info('closed')
      log.close()
    }
    const refusal = counter.refused()
    const refused = refusal && new CannotOpenBooks(refusal.code)
    return { loopback, refused, close }
  } catch (cause) {
    await counter.close()
    throw cause
  }
}

/** No system tells a program without a window that the machine sleeps: it is noticed afterwards. */
function toldOf(counter: Counter, log: FileLog): Sleeper {
  return {
    suspending: () => counter.suspending(),
    resumed() {
      log.info('resumed')
      counter.resumed()
    },
  }
}

async function open(options: HostOptions, log: FileLog, failures: Failures): Promise<Counter> {
  return await openCounter({
    dataDir: options.dataDir,
    ...(options.books && { books: options.books }),
    fixed: options.fixed,
    preferences: options.fixed ? forgetfulPreferences() : await preferencesOf(options),
    clock: systemClock(),
    random: (bytes) => randomBytes(bytes),
    vault: (booksDir) => keyFileVault(path.join(booksDir, 'counter.key')),
    log,
    failures,
    version: version(),
  })
}

function logIn(dataDir: string): FileLog {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openLog(path.join(dataDir, 'logs', 'loopback.log'))
  } catch (cause) {
    throw inWords(cause)
  }
}

/** Loaded only where something is to be remembered: it is a tenth of a second of the start. */
async function preferencesOf({ dataDir, books }: HostOptions): Promise<Preferences> {
  const { default: Conf } = await import('conf')
  return preferencesIn(dataDir, (name) => new Conf({ cwd: dataDir, configName: name }), books)
}

function version(): string {
  const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8')
  const manifest: unknown = JSON.parse(text)
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version)
  }
  throw new Error('package.json names no version')
}
