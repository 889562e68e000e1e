import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Books } from '../contract/schemas.ts'
import type { Clock } from '../core/clock.ts'
import { type Core, createCore } from '../core/core.ts'
import type { Practice } from '../core/wiring/parts.ts'
import { booksIn } from '../core/db/copies.ts'
import { DatabaseRefused } from '../core/db/database.ts'
import { openWatched, type WatchedDatabase } from '../core/db/watched.ts'
import { OtherBooks } from '../core/identity.ts'
import type { KeyVault } from '../core/key-vault.ts'
import type { Log } from '../core/log.ts'
import { createProvider } from '../core/providers/create-provider.ts'
import { nodeTransport } from '../core/providers/http-node.ts'
import type { ProviderId } from '../domain/provider.ts'
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts'
import { sentinels } from '../sandbox/sentinels.ts'
import { inWords } from './cannot-open-books.ts'
import { takeCare } from './care.ts'
import type { OpenBooks } from './counter.ts'
import { openNoticeDoor } from './notice-door.ts'
import { practiceDoor } from './practice-door.ts'
import { practiceTopUps } from './practice-top-ups.ts'
import { practicePrinter } from './practice-printer.ts'
import { practiceState } from './practice-state.ts'
import { placesOf } from './rescue-desk.ts'
import { fetchLetters, thisPress } from './this-press.ts'

/** Practice begins with the provider whose doubts can be resolved by our own reference. */
const PRACTICE_ORDER: readonly ProviderId[] = ['flexiloadbd', 'alsamiflexi', 'autoflexi']

/** A connection to a near provider stands by then; nobody sees an answer come later by this. */
const FIRST_STEP_ms = 100

export interface BooksParts {
  /** The counter's folder: `real/` and `practice/` lie in it and share nothing. */
  readonly dataDir: string
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  /** Seals the keys of the books in this folder. */
  readonly vault: (booksDir: string) => KeyVault
  readonly log: Log
  readonly version: string
  /** Another way to start the sandbox, for tests that want its oracle or other balances. */
  readonly startSandbox?: typeof startSandbox
}

/**
 * Opens one set of books in its own folder: the database first, so that a second counter is
 * refused before it can touch anything else there; then, in practice, the three providers.
 *
 * @param useBooks how `books.use` changes them; null where they are fixed
 * @param damaged called once when a page of them turns out not to be what was written
 * @throws AlreadyRunning when another counter has these books open
 * @throws CannotOpenBooks with the reason in words
 */
export async function openBooks(
  parts: BooksParts,
  books: Books,
  useBooks: ((books: Books) => Promise<void>) | null,
  damaged: () => void,
): Promise<OpenBooks> {
  const { folder, file } = placesOf(parts.dataDir, books)
  const db = wording(() => openFile(parts, books))
  let sandbox: Sandbox | null = null
  let core: Core | null = null
  try {
    sandbox = books === 'practice' ? await openSandbox(parts, folder) : null
    const transport = nodeTransport({ clock: parts.clock })
    core = createCore({
      db,
      books,
      clock: parts.clock,
      random: parts.random,
      makeProvider: (account, directory, closing) =>
        createProvider(account, { transport, clock: parts.clock, directory, closing }),
      vault: parts.vault(folder),
      log: parts.log,
      version: parts.version,
      practice: sandbox && practiceOf(sandbox),
      press: thisPress(parts),
      firstStep_ms: FIRST_STEP_ms,
      openDoor: practiceDoor(openNoticeDoor(parts), sandbox),
      useBooks,
    })
    await core.start()
  } catch (cause) {
    if (core) await core.close()
    else db.close()
    await db.released()
    await sandbox?.stop()
    throw inWords(cause)
  }
  parts.log.info('books-open', { books })
  const { clock, log } = parts
  const endCare = takeCare({ db, file, clock, log, isReal: books === 'real', damaged })
  const endFetching = fetchLetters(parts)
  return asOpenBooks(books, { core, db, sandbox, endCare, endFetching })
}

function openFile(parts: BooksParts, books: Books): WatchedDatabase {
  const { folder, file, witnesses } = placesOf(parts.dataDir, books)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    return openWatched(file, {
      places: witnesses,
      clock: parts.clock,
      random: parts.random,
      tell: (event, cause) => parts.log.warn(event, { why: codeOf(cause) }),
    })
  } catch (cause) {
    throw asOtherBooks(cause, file, books)
  }
}

/** Practice books in the place of real ones are told as such, or the other way round. */
function asOtherBooks(cause: unknown, file: string, books: Books): unknown {
  if (!(cause instanceof DatabaseRefused) || !MISPLACED.has(cause.code)) return cause
  const made = booksIn(file)
  return made !== null && made !== books ? new OtherBooks(made, books, { cause }) : cause
}

const MISPLACED: ReadonlySet<DatabaseRefused['code']> = new Set([
  'unknown-books',
  'damaged',
  'behind',
])

/** No words: a path or a number may stand in them. */
function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.name : 'unknown'
}

interface Opened {
  readonly core: Core
  readonly db: WatchedDatabase
  readonly sandbox: Sandbox | null
  readonly endCare: () => void
  readonly endFetching: () => void
}

function asOpenBooks(books: Books, opened: Opened): OpenBooks {
  const { core, db, sandbox, endCare, endFetching } = opened
  return {
    books,
    router: core.router,
    busy: () => core.busy(),
    suspending: () => core.suspending(),
    resumed: () => core.resumed(),
    async close() {
      endFetching()
      endCare()
      await core.close()
      await db.released()
      await sandbox?.stop()
    },
  }
}

function openSandbox(parts: BooksParts, folder: string): Promise<Sandbox> {
  const { clock, random, log } = parts
  const store = practiceState(path.join(folder, 'sandbox.json'), log)
  return (parts.startSandbox ?? startSandbox)({ clock, random, store })
}

function practiceOf(sandbox: Sandbox): Practice {
  return {
    bought: practiceTopUps(sandbox.oracle),
    printer: practicePrinter(sandbox.printer),
    guide: sentinels.map(({ ending, bn, en }) => ({ ending, meaning: { bn, en } })),
    accounts: PRACTICE_ORDER.map((provider, nth) => ({
      provider,
      baseUrl: sandbox.accounts[provider].url,
      key: sandbox.accounts[provider].key,
      acceptPlainHttp: false,
      preference: nth + 1,
    })),
  }
}

function wording<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    throw inWords(cause)
  }
}
