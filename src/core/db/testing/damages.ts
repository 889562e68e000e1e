import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { followLog } from '../log-reader.ts'
import { foreign } from './foreign-damages.ts'
import type { Damage } from './damage.ts'
import { type Folder, flip, overwrite, placesOf, sums, wal } from './sets.ts'

const PAGE = 4_096
const FRAME = 24 + PAGE

function pagesOf(folder: Folder): number {
  return readFileSync(folder.file).length / PAGE
}

/**
 * Numbers without chance: the same corpus every time. By the part of the whole, for a remainder
 * falls on a few pages alone where the step nearly fits into the range.
 */
function spread(nth: number, range: number): number {
  return Math.trunc(((Math.imul(nth + 1, 0x9e3779b1) >>> 0) / 2 ** 32) * range)
}

function many(count: number, make: (nth: number) => Damage): Damage[] {
  return Array.from({ length: count }, (_, nth) => make(nth))
}

function cuts(): Damage[] {
  const sizes = [0, 1, 16, 99, 100, 512, 4_095, 4_096, 4_097, 8_192, 12_288, 20_480, 40_960]
  return [
    ...sizes.map(
      (size): Damage => ({
        name: `the file cut off at ${size} bytes`,
        to: 'closed',
        do: ({ file }) => truncateSync(file, size),
      }),
    ),
    ...many(12, (nth) => ({
      name: `the file without its last ${nth + 1} pages`,
      to: 'closed',
      do: (folder) => truncateSync(folder.file, (pagesOf(folder) - nth - 1) * PAGE),
    })),
    ...many(6, (nth) => ({
      name: `the file without its last ${2 ** nth * 3} bytes`,
      to: 'closed',
      do: ({ file }) => truncateSync(file, readFileSync(file).length - 2 ** nth * 3),
    })),
    ...[1, 4_096, 8_192].map(
      (size): Damage => ({
        name: `${size} bytes added behind the file`,
        to: 'closed',
        do: ({ file }) => writeFileSync(file, Buffer.alloc(size, 7), { flag: 'a' }),
      }),
    ),
  ]
}

function flips(): Damage[] {
  const header = [0, 15, 16, 18, 19, 21, 24, 28, 32, 36, 40, 44, 52, 56, 60, 64, 68, 72, 92, 96]
  return [
    ...header.map(
      (at): Damage => ({
        name: `a bit of the head of the file, byte ${at}`,
        to: 'closed',
        do: ({ file }) => flip(file, at),
      }),
    ),
    ...many(60, (nth) => ({
      name: `a bit somewhere in the file (${nth + 1})`,
      to: 'closed',
      do: ({ file }) => flip(file, spread(nth, readFileSync(file).length), nth % 8),
    })),
    ...many(16, (nth) => ({
      name: `a bit somewhere in the file under its log (${nth + 1})`,
      to: 'cut',
      do: ({ file }) => flip(file, spread(nth + 200, readFileSync(file).length), nth % 8),
    })),
    ...many(12, (nth) => ({
      name: `a page of zeros (${nth + 1})`,
      to: 'closed',
      do: (folder) => overwrite(folder.file, spread(nth + 40, pagesOf(folder)) * PAGE, PAGE, 0),
    })),
    ...many(8, (nth) => ({
      name: `two pages that changed places (${nth + 1})`,
      to: 'closed',
      do: (folder) => {
        const bytes = readFileSync(folder.file)
        const one = (1 + spread(nth, pagesOf(folder) - 3)) * PAGE
        const page = (at: number) => bytes.subarray(at, at + PAGE)
        let other = one + PAGE
        // Two that say the same may change places.
        while (page(other).equals(page(one))) other += PAGE
        const kept = Buffer.from(bytes.subarray(one, one + PAGE))
        bytes.copyWithin(one, other, other + PAGE)
        kept.copy(bytes, other)
        writeFileSync(folder.file, bytes)
      },
    })),
  ]
}

/** Up to its last commit: what an older log left behind it in the file is nobody's. */
function logBytes(folder: Folder): number {
  const reader = followLog(wal(folder))
  try {
    return 32 + reader.readOn().frames * FRAME
  } finally {
    reader.close()
  }
}

function logs(): Damage[] {
  const log = (name: string, change: Damage['do']): Damage => ({ name, to: 'cut', do: change })
  return [
    log('the log is gone', (folder) => rmSync(wal(folder))),
    log('the log is empty', (folder) => truncateSync(wal(folder), 0)),
    log('the log of another shop', (folder, { otherShop }) =>
      copyFileSync(wal(otherShop), wal(folder)),
    ),
    log('the log of a little earlier', (folder, { justBefore }) =>
      copyFileSync(wal(justBefore), wal(folder)),
    ),
    log('a list of names for a log', (folder) => writeFileSync(wal(folder), 'name\n'.repeat(999))),
    ...[12, 31, 32, 33, 56, 4_151, 4_152, 4_153].map((size) =>
      log(`the log cut off at ${size} bytes`, (folder) => truncateSync(wal(folder), size)),
    ),
    ...many(10, (nth) =>
      log(`the log without its last ${nth + 1} frames`, (folder) =>
        truncateSync(wal(folder), logBytes(folder) - (nth + 1) * FRAME),
      ),
    ),
    ...[0, 4, 8, 12, 16, 20, 24, 28].map((at) =>
      log(`a bit of the head of the log, byte ${at}`, (folder) => flip(wal(folder), at)),
    ),
    ...[0, 4, 8, 12, 16, 20].map((at) =>
      log(`a bit of the head of a frame, byte ${at}`, (folder) =>
        flip(wal(folder), 32 + 3 * FRAME + at),
      ),
    ),
    ...many(24, (nth) =>
      log(`a bit somewhere in the log (${nth + 1})`, (folder) =>
        flip(wal(folder), spread(nth + 70, logBytes(folder)), nth % 8),
      ),
    ),
    {
      name: 'a log beside books that were closed',
      to: 'closed',
      do: (folder, { cut }) => copyFileSync(wal(cut), wal(folder)),
    },
    {
      name: 'the log of another shop beside books that were closed',
      to: 'closed',
      do: (folder, { otherShop }) => copyFileSync(wal(otherShop), wal(folder)),
    },
    {
      name: 'a journal of another program beside the books',
      to: 'closed',
      do: ({ file }) => writeFileSync(`${file}-journal`, Buffer.alloc(9_000, 3)),
    },
  ]
}

function replaced(): Damage[] {
  const put = (from: Folder, folder: Folder) => copyFileSync(from.file, folder.file)
  const whole = (from: Folder, folder: Folder) => {
    const files = (of: Folder) => [of.file, wal(of), ...sums(of), ...placesOf(of).slice(0, 1)]
    const theirs = files(from)
    for (const [nth, ours] of files(folder).entries()) {
      rmSync(ours, { force: true })
      const one = theirs[nth]
      if (one !== undefined && existsSync(one)) copyFileSync(one, ours)
    }
  }
  return [
    { name: 'an older copy', to: 'closed', do: (folder, { older }) => put(older, folder) },
    { name: 'an older copy under a newer log', to: 'cut', do: (f, { older }) => put(older, f) },
    {
      name: 'an older copy, its log gone',
      to: 'cut',
      do: (folder, { older }) => {
        put(older, folder)
        rmSync(wal(folder))
      },
    },
    {
      name: 'an older copy with its own sums',
      to: 'closed',
      do: (folder, { older }) => {
        put(older, folder)
        for (const [nth, slot] of sums(folder).entries()) {
          const one = sums(older)[nth]
          if (one !== undefined) copyFileSync(one, slot)
        }
      },
    },
    { name: 'an older copy of the whole folder', to: 'closed', do: (f, s) => whole(s.older, f) },
    { name: 'the folder of a little earlier', to: 'cut', do: (f, s) => whole(s.justBefore, f) },
    {
      name: 'an older copy of the folder that was cut',
      to: 'cut',
      do: (f, s) => whole(s.older, f),
    },
    { name: 'the file of another shop', to: 'closed', do: (f, s) => put(s.otherShop, f) },
    { name: 'the folder of another shop', to: 'closed', do: (f, s) => whole(s.otherShop, f) },
    { name: 'practice books', to: 'closed', do: (f, s) => put(s.practice, f) },
    { name: 'the folder of practice', to: 'closed', do: (f, s) => whole(s.practice, f) },
    {
      name: 'an older copy of the log’s generation without sums and witness',
      to: 'closed',
      do: (folder, { older }) => {
        put(older, folder)
        for (const one of [...sums(folder), ...placesOf(folder)]) rmSync(one)
      },
    },
  ]
}

/** Every damage, the same ones each time. */
export function everyDamage(): Damage[] {
  return [...cuts(), ...flips(), ...logs(), ...replaced(), ...foreign()]
}
