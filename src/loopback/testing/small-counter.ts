import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type AnyRouter, EventPublisher, implement } from '@orpc/server'
import { contract } from '../../contract/contract.ts'
import type { Change } from '../../contract/change.ts'
import { freshSettings } from '../../contract/fresh-settings.ts'
import type { Settings } from '../../contract/schemas.ts'

const FIRST: Settings = { ...freshSettings, shopName: 'Bismillah Telecom', welcomed: true }

export interface SmallCounter {
  readonly router: AnyRouter
  settings(): Settings
  /** Every call that was let in, in order. */
  readonly answered: readonly string[]
  watching(): number
  /** Keeps every `settings.get` waiting until the promise is done. */
  holdUntil(until: Promise<void>): void
}

/**
 * A counter of a few procedures, for tests of the way to it: what is stored is the settings, so a
 * test sees whether a request that should have been refused changed anything.
 */
export function smallCounter(): SmallCounter {
  const os = implement(contract)
  const changes = new EventPublisher<{ change: Change }>()
  const answered: string[] = []
  let watching = 0
  let settings = FIRST
  let hold: Promise<void> = Promise.resolve()

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<Change> {
    watching += 1
    try {
      yield* changes.subscribe('change', signal ? { signal } : {})
    } finally {
      watching -= 1
    }
  }

  const router = {
    settings: {
      get: os.settings.get.handler(async () => {
        answered.push('get')
        await hold
        return settings
      }),
      save: os.settings.save.handler(({ input }) => {
        answered.push('save')
        settings = { ...settings, shopName: input.shopName ?? settings.shopName }
        changes.publish('change', { topic: 'settings', id: '', seq: answered.length })
        return settings
      }),
    },
    books: {
      use: os.books.use.handler(({ errors }) => {
        throw errors.NOT_HERE({ data: { why: 'fixed-books' } })
      }),
    },
    changes: { watch: os.changes.watch.handler(({ signal }) => watch(signal)) },
  }
  return {
    router,
    settings: () => settings,
    answered,
    watching: () => watching,
    holdUntil: (until) => {
      hold = until
    },
  }
}

export interface SmallPage {
  readonly folder: string
  remove(): void
}

/** A built page of two files, with a secret lying beside its folder. */
export function smallPage(): SmallPage {
  const around = mkdtempSync(path.join(tmpdir(), 'page-'))
  const folder = path.join(around, 'renderer')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Counter</title>' +
      '<script type="module" src="./assets/index-abc123.js"></script>',
  )
  writeFileSync(path.join(folder, 'assets', 'index-abc123.js'), 'document.title = "ready"')
  writeFileSync(path.join(around, 'counter.key'), 'secret')
  return { folder, remove: () => rmSync(around, { recursive: true }) }
}
