import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { booksFile } from './books.ts'
import { ShopTime, startCounter } from './counter.ts'
import type { ReadOnlyDisk } from './disks.ts'
import type { Providers } from './oracle.ts'
import { PACE } from './report.ts'
import { setUp } from './work.ts'

/** What a counter says that cannot write its books. */
export function isSaid(words: string): boolean {
  return /cannot be written|disk is full|may not write/u.test(words)
}

/** Books with a sale in them, on a disk that becomes read-only while the counter is off. */
export async function startReadOnly(
  disk: ReadOnlyDisk,
  providers: Providers,
): Promise<{ words: string; isWrong: boolean }> {
  const { dataDir, uid } = disk
  const time = new ShopTime(PACE)
  const start = () =>
    startCounter({ dataDir, time, aim: null, mutant: null, ...(uid !== undefined && { uid }) })
  const first = start()
  try {
    const client = await first.client()
    if (!client) return { words: `not run: ${(await first.ended).words.trim()}`, isWrong: false }
    await setUp({ client, providers })
    // Killed, so that there is a log to be taken up, which is a write too.
    await first.kill()
    const before = fingerprint(dataDir)
    disk.lock()
    const second = start()
    const spoken = await second.client()
    const { words } = await second.kill()
    const isTouched = fingerprint(dataDir) !== before
    disk.unlock()
    if (spoken) return { words: 'it started where it cannot write', isWrong: true }
    if (isTouched) return { words: 'it changed what it could not open', isWrong: true }
    if (!isSaid(words)) return { words: `it did not say why: ${words}`, isWrong: true }
    const third = start()
    const again = await third.client()
    const name = again && (await again.settings.get()).shopName
    await third.kill()
    const isBack = name === 'Bismillah Telecom'
    return isBack
      ? { words: 'it says why, touches nothing, and starts once it may', isWrong: false }
      : { words: 'it does not start again once it may', isWrong: true }
  } finally {
    await first.kill()
    disk.remove()
  }
}

function fingerprint(dataDir: string): string {
  const hash = createHash('sha256')
  for (const file of [booksFile(dataDir), `${booksFile(dataDir)}-wal`]) {
    hash.update(existsSync(file) ? readFileSync(file) : 'none')
  }
  return hash.digest('hex')
}
