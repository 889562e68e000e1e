import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { CounterClient } from '../../src/loopback/client.ts'
import { unbalanced } from './balance.ts'
import { readBooks } from './books.ts'
import { answerOf } from './cashier.ts'
import type { CounterEnding, RunningCounter } from './counter.ts'
import type { Providers } from './oracle.ts'
import { setUp } from './work.ts'

export interface FirstStart {
  readonly ending: CounterEnding
  readonly lost: readonly string[]
  readonly unbalanced: readonly string[]
}

const PATIENCE_ms = 5_000
const OPENED_ms = 10_000
const PROVIDERS = 3

/**
 * The power goes while books are being made: whole ones are there or none, and the next start makes
 * a shop that can sell.
 *
 * @param start a counter in the new folder; an aimed one ends itself
 */
export async function firstStart(
  start: (aimed: boolean) => RunningCounter,
  { dataDir, providers }: { readonly dataDir: string; readonly providers: Providers },
): Promise<FirstStart> {
  mkdirSync(dataDir)
  const counter = start(true)
  const client = await counter.client()
  if (client) {
    await setUp({ client, providers })
    await Promise.race([counter.ended, pause(PATIENCE_ms)])
  }
  const ending = await counter.kill()
  const after = start(false)
  const again = await after.client()
  if (!again) {
    const { words } = await after.ended
    return { ending, lost: [`a new shop does not start any more: ${words}`], unbalanced: [] }
  }
  await setUp({ client: again, providers })
  const isReady = await opens(again)
  await after.close()
  const books = readBooks(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
  const isWhole = isReady && books?.accounts === PROVIDERS
  return {
    ending,
    lost: isWhole ? [] : ['a new shop has not its three providers with their wallets'],
    unbalanced: books ? unbalanced(books) : ['a new shop has no books'],
  }
}

/** The wallets stand in the books with the providers' own figures. */
async function opens(client: CounterClient): Promise<boolean> {
  const until = performance.now() + OPENED_ms
  while (performance.now() < until) {
    const wallets = await answerOf(() => client.wallets.list())
    if (Array.isArray(wallets) && wallets.length > 0 && wallets.every(({ opened }) => opened)) {
      return true
    }
    await pause(50)
  }
  return false
}
