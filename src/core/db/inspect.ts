import { closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseRefused } from './database.ts'
import { readAt, sizeOf } from './files.ts'

/** The fields of SQLite's file header that say whose file it is (sqlite.org, file format §1.3). */
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

/** What books of this version look like. */
export interface Expected {
  readonly applicationId: number
  readonly newest: number
  /** The first version whose books have a witness. */
  readonly witnessedFrom: number
}

/**
 * Looks at a file before SQLite does, for SQLite writes as it opens: it empties a log whose
 * database is gone, and takes an emptied file for a new one. Reads only.
 *
 * @returns whether there is a file; without one, books are to be made
 * @throws DatabaseRefused when it cannot be this version's books
 */
export function inspect(path: string, { applicationId, newest }: Expected): boolean {
  const size = sizeOf(path)
  if (size === null) {
    // The log holds sales that are not in the file yet: whoever took the file must bring it back.
    if ((sizeOf(`${path}-wal`) ?? 0) > 0) throw damaged('the file of the books is gone')
    if (sizeOf(dirname(path)) === null) {
      throw new DatabaseRefused('cannot-write', 'there is no folder for the books')
    }
    return false
  }
  if (size === 0) throw damaged('the file of the books is empty')
  const header = headerOf(path)
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw damaged('the file is not a database')
  }
  const owner = header.readUInt32BE(APPLICATION_ID_AT)
  // Zero says nothing yet: what was written last may stand in the log, which SQLite reads.
  if (owner !== applicationId && owner !== 0) {
    throw new DatabaseRefused('foreign', 'the file is a database of another program')
  }
  if (owner === applicationId && header.readUInt32BE(USER_VERSION_AT) > newest) {
    throw new DatabaseRefused('newer', 'the books were written by a newer version')
  }
  return true
}

/** The version in the file itself; what the log says may be newer. */
export function versionOf(path: string): number {
  return headerOf(path).readUInt32BE(USER_VERSION_AT)
}

function damaged(words: string): DatabaseRefused {
  return new DatabaseRefused('damaged', words)
}

function headerOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    // Shorter files are filled up with zeros, which say nothing.
    return Buffer.concat([readAt(file, 0, HEADER_BYTES)], HEADER_BYTES)
  } finally {
    closeSync(file)
  }
}
