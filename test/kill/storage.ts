import path from 'node:path'
import { OWN_DISK, READ_ONLY_FILES, READ_ONLY_MOUNT, SMALL_FILES } from './disks.ts'
import { StuckShop } from './full-disk.ts'
import type { Providers } from './oracle.ts'
import { startReadOnly } from './read-only.ts'

/** What became of a counter on a disk that takes nothing. */
export interface StorageReport {
  /** A line for each way of trying it: what came of it, or that it was not run and why. */
  readonly lines: readonly string[]
  /** What should not have happened; empty for a counter that keeps its promise. */
  readonly wrong: readonly string[]
}

/** Fills the disk under a counter that sells, and starts one where nothing may be written. */
export async function tryStorage(
  root: string,
  providers: Providers,
  seed: number,
): Promise<StorageReport> {
  const lines: string[] = []
  const wrong: string[] = []
  const tell = (what: string, words: string, found: readonly string[]) => {
    lines.push(`${what}: ${words}`)
    wrong.push(...found.map((one) => `${what}: ${one}`))
  }
  for (const [nth, way] of [OWN_DISK, SMALL_FILES].entries()) {
    const what = `disk-full, ${way.how}`
    const disk = way.make(path.join(root, `full-${nth}`))
    if (!disk) {
      tell(what, `not run: ${way.needs}`, [])
      continue
    }
    const shop = new StuckShop(disk, providers, seed + nth, `01${8 + nth}`)
    try {
      tell(what, await shop.sellOnFullDisk(), shop.wrong)
    } finally {
      await shop.end()
    }
  }
  for (const [nth, way] of [READ_ONLY_MOUNT, READ_ONLY_FILES].entries()) {
    const what = `read-only, ${way.how}`
    const disk = way.make(path.join(root, `read-only-${nth}`))
    if (!disk) {
      tell(what, `not run: ${way.needs}`, [])
      continue
    }
    const { words, isWrong } = await startReadOnly(disk, providers)
    tell(what, words, isWrong ? [words] : [])
  }
  return { lines, wrong }
}
