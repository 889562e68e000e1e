import { closeSync, fsyncSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs'
import { roomFor } from './checksum.ts'

export function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null
}

export function hasCode(cause: unknown, codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code))
}

/** Of what lies in a folder; none where there is no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if (hasCode(cause, ['ENOENT'])) return []
    throw cause
  }
}

/** What stands there, up to the end of the file: shorter than what was asked for, then. */
export function readAt(file: number, at: number, length: number): Buffer {
  return readInto(roomFor(length), file, at)
}

/** The same into room that is at hand: what was read into it before is gone. */
export function readInto(room: Buffer, file: number, at: number): Buffer {
  let done = 0
  while (done < room.length) {
    const got = readSync(file, room, done, room.length - done, at + done)
    if (got === 0) break
    done += got
  }
  return done === room.length ? room : room.subarray(0, done)
}

export function writeAt(file: number, at: number, bytes: Uint8Array): void {
  let done = 0
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }
}

/** The whole of a small file; null where there is none, or a folder in its place. */
export function readWhole(path: string): Buffer | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return null
  return withFile(path, 'r', (file) => readAt(file, 0, found.size))
}

/** Writes over what stands in a file, whose room is so kept on a full disk, and waits for it. */
export function writeOver(path: string, bytes: Uint8Array): void {
  withFile(path, sizeOf(path) === null ? 'w+' : 'r+', (file) => {
    writeAt(file, 0, bytes)
    fsyncSync(file)
  })
}

/** @param flags Windows writes to disk only what was opened for writing */
export function sync(path: string, flags: 'r' | 'r+'): void {
  withFile(path, flags, fsyncSync)
}

/** A new name is on disk once its folder is. */
export function syncFolder(folder: string): void {
  try {
    sync(folder, 'r')
  } catch (cause) {
    // Windows does this for no folder: NTFS keeps a journal of its names.
    if (!hasCode(cause, ['EPERM', 'EISDIR', 'EINVAL'])) throw cause
  }
}

function withFile<Value>(path: string, flags: string, work: (file: number) => Value): Value {
  const file = openSync(path, flags, 0o600)
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}
