import { type FileHandle, open } from 'node:fs/promises'
import { aboutOf } from './about.ts'
import { beginBackup } from './backup-files.ts'
import type { Sums } from './sums.ts'
import type { WatchedDatabase } from './watched.ts'

/**
 * Copies the file while the counter sells: between two folds it stands still, and every page is
 * held against its sum on the way. The seven newest backups are kept.
 *
 * @returns what `readThrough` says; only a whole one is kept
 * @throws what the disk says where it does not take it; nothing is left of it then
 */
export async function backUp(
  db: WatchedDatabase,
  booksFile: string,
  name: string,
  now_ms: number,
): Promise<'whole' | 'damaged' | 'stopped'> {
  const draft = beginBackup(booksFile, name)
  try {
    const begun: Sums[] = []
    const file = await open(draft.file, 'w', 0o600)
    try {
      const result = await db.readThrough({
        begin: (sums) => void begun.push({ ...sums, about: aboutOf(db, now_ms) }),
        take: (pages, at) => writeAll(file, pages, at),
      })
      if (result !== 'whole') return result
      await file.sync()
    } finally {
      await file.close()
    }
    for (const sums of begun) draft.keep(sums)
    return 'whole'
  } finally {
    draft.end()
  }
}

/** A disk that is nearly full takes a part, and says that it is full only when asked again. */
async function writeAll(file: FileHandle, pages: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < pages.length; ) {
    done += (await file.write(pages, done, pages.length - done, at + done)).bytesWritten
  }
}
