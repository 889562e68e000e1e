import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { booksFile } from './books.ts'

/** One way of trying a disk that takes nothing. */
export interface StorageWay<Disk> {
  readonly how: string
  /** What is missing where it cannot be tried. */
  readonly needs: string
  /** Null where it cannot be tried. */
  make(folder: string): Disk | null
}

/** A place for a counter's folder that can be filled up while the counter runs. */
export interface FullDisk {
  readonly dataDir: string
  /** From now on nothing can grow. */
  fill(pid: number): void
  /** So much is free again. */
  loosen(pid: number, bytes: number): void
  /** Everything is as before. */
  mend(pid: number): void
  remove(): void
}

const BLOCK = 4096
const SIZE_MB = 8

const isRoot = process.getuid?.() === 0

/** Runs a program of the system. False where it is not there or refuses. */
function does(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

/** A small file system in memory; null where this user may not mount one. */
function smallDisk(folder: string): FullDisk | null {
  if (process.platform !== 'linux' || !isRoot) return null
  mkdirSync(folder)
  const isMounted = does('mount', '-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder)
  if (!isMounted) return null
  const filler = path.join(folder, 'filler')
  const unmount = () => does('umount', folder) || does('umount', '-l', folder)
  // A test that is broken off must not leave a disk behind.
  process.prependOnceListener('exit', unmount)
  let filled = 0
  return {
    dataDir: path.join(folder, 'shop'),
    fill() {
      filled = fillUp(filler)
    },
    loosen(_pid, bytes) {
      filled = Math.max(0, filled - bytes)
      const handle = openSync(filler, 'r+')
      ftruncateSync(handle, filled)
      closeSync(handle)
    },
    mend: () => rmSync(filler, { force: true }),
    remove() {
      unmount()
      process.off('exit', unmount)
    },
  }
}

function fillUp(filler: string): number {
  const handle = openSync(filler, 'w')
  const block = Buffer.alloc(BLOCK, 'x')
  let filled = 0
  try {
    for (;;) filled += writeSync(handle, block)
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    if (!isFull) throw cause
    return filled
  } finally {
    closeSync(handle)
  }
}

/** The system lets none of the counter's files grow beyond a size; null where it cannot. */
function smallFiles(folder: string): FullDisk | null {
  if (process.platform !== 'linux' || !does('prlimit', '--version')) return null
  mkdirSync(folder)
  const dataDir = path.join(folder, 'shop')
  let allowed = 0
  const allow = (pid: number, bytes: number | 'unlimited') => {
    // Only the soft limit: the hard one could never be raised again by anybody but root.
    if (!does('prlimit', '--pid', String(pid), `--fsize=${bytes}:`)) {
      throw new Error('the size of files could not be limited')
    }
  }
  return {
    dataDir,
    fill(pid) {
      const sizes = [booksFile(dataDir), `${booksFile(dataDir)}-wal`].map(
        (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
      )
      allowed = Math.max(...sizes)
      allow(pid, allowed)
    },
    loosen(pid, bytes) {
      allowed += bytes
      allow(pid, allowed)
    },
    mend: (pid) => allow(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A counter's folder that cannot be written from now on. */
export interface ReadOnlyDisk {
  readonly dataDir: string
  /** As whom the counter is to run; undefined: as whoever we are. */
  readonly uid: number | undefined
  lock(): void
  unlock(): void
  remove(): void
}

function readOnlyMount(folder: string): ReadOnlyDisk | null {
  const disk = smallDisk(folder)
  if (!disk) return null
  const remount = (mode: 'ro' | 'rw') => {
    if (!does('mount', '-o', `remount,${mode}`, folder)) throw new Error(`no remount ${mode}`)
  }
  return {
    dataDir: disk.dataDir,
    uid: undefined,
    lock: () => remount('ro'),
    unlock: () => remount('rw'),
    remove() {
      disk.remove()
    },
  }
}

/** Nobody in particular: a user that owns nothing else. */
const NOBODY = 65_534

/** Files that their user may only read. Root may write everything, so it runs it as nobody. */
function readOnlyModes(folder: string): ReadOnlyDisk | null {
  if (process.platform === 'win32') return null
  mkdirSync(folder)
  // Whoever is nobody has to get there.
  chmodSync(path.dirname(folder), 0o711)
  chmodSync(folder, 0o711)
  const dataDir = path.join(folder, 'shop')
  mkdirSync(dataDir)
  const uid = isRoot ? NOBODY : undefined
  if (uid !== undefined) chownSync(dataDir, uid, uid)
  const each = (set: (file: string, isFolder: boolean) => void) => {
    set(dataDir, true)
    for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
      set(path.join(entry.parentPath, entry.name), entry.isDirectory())
    }
  }
  const unlock = () => each((file, isFolder) => chmodSync(file, isFolder ? 0o700 : 0o600))
  return {
    dataDir,
    uid,
    lock: () => each((file, isFolder) => chmodSync(file, isFolder ? 0o555 : 0o444)),
    unlock,
    remove() {
      unlock()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const A_MOUNT = 'only root on Linux can mount a file system for it'

export const OWN_DISK: StorageWay<FullDisk> = {
  how: 'a small file system of its own',
  needs: A_MOUNT,
  make: smallDisk,
}
export const SMALL_FILES: StorageWay<FullDisk> = {
  how: 'a limit on the size of files',
  needs: 'only Linux with prlimit has it',
  make: smallFiles,
}
export const READ_ONLY_MOUNT: StorageWay<ReadOnlyDisk> = {
  how: 'a file system mounted so',
  needs: A_MOUNT,
  make: readOnlyMount,
}
export const READ_ONLY_FILES: StorageWay<ReadOnlyDisk> = {
  how: 'files that the counter’s user may only read',
  needs: 'Windows keeps no such files',
  make: readOnlyModes,
}
