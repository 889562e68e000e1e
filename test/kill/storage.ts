import path from 'node:path'
import { readOnlyModes, readOnlyMount, smallDisk, smallFiles } from './disks.ts'
import { StuckShop } from './full-disk.ts'
import type { Providers } from './oracle.ts'
import { startReadOnly } from './read-only.ts'

/** What became of a counter on a disk that takes nothing. */
export interface StorageReport {
  /** A line for each way in which it was tried, or why none could be. */
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
  const nowhere = `not run on ${process.platform} as this user`
  const full = [smallDisk(path.join(root, 'full')), smallFiles(path.join(root, 'limited'))]
  if (full.every((disk) => disk === null)) lines.push(`disk-full: ${nowhere}`)
  for (const [nth, disk] of full.entries()) {
    if (!disk) continue
    const shop = new StuckShop(disk, providers, seed + nth, `01${8 + nth}`)
    try {
      lines.push(`disk-full: ${disk.how}: ${await shop.sellOnFullDisk()}`)
    } finally {
      await shop.end()
    }
    wrong.push(...shop.wrong.map((words) => `disk-full (${disk.how}): ${words}`))
  }
  const locked = [readOnlyMount(path.join(root, 'ro')), readOnlyModes(path.join(root, 'modes'))]
  if (locked.every((disk) => disk === null)) lines.push(`read-only: ${nowhere}`)
  for (const disk of locked) {
    if (!disk) continue
    const { words, isWrong } = await startReadOnly(disk, providers)
    lines.push(`read-only: ${disk.how}: ${words}`)
    if (isWrong) wrong.push(`read-only (${disk.how}): ${words}`)
  }
  return { lines, wrong }
}
