import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { type DestinationStream, pino } from 'pino'
import type { Log, LogFields } from '../core/log.ts'
import { withoutTokens } from '../domain/kinds/bill/hidden-tokens.ts'

const LARGEST_FILE_bytes = 5 * 1024 * 1024
const HIDDEN = '[hidden]'

/** Field names whose value is a secret whatever it looks like. */
const SECRET_NAME = /key|token|pin$|secret|password|authorization|cookie/i
/** Words that carry a secret inside of a longer text, such as a header or an address. */
const SECRET_IN_TEXT = /\b(bearer|token=|key=|api-key:?)\s*[^\s"'&,]+/gi
/**
 * A mobile number however it is written, and a wallet of Rocket, which has a digit more; in the log
 * it is masked as on shared paper. The end of an id is as long and is none.
 */
const MOBILE =
  /(?<!\d|[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)(?:\+?88)?(01[3-9])\d{5,6}(\d{3})(?!\d)/g
/** The same in Bangla digits, as a provider may write it. */
const BANGLA_MOBILE = /(?<![০-৯])(?:\+?৮৮)?(০১[৩-৯])[০-৯]{5,6}([০-৯]{3})(?![০-৯])/gu

/** Of a day that is closed: eleven digits in a row are nobody's number there, and it must stand. */
const SEAL = /^[0-9a-f]{64}$/

/**
 * Takes secrets, the tokens of meters and whole mobile numbers out of a text (money.md, invariant
 * 18: no key, PIN, token or whole number in any byte of the log).
 */
export function scrub(text: string): string {
  const scrubbed = withoutTokens(text.replace(SECRET_IN_TEXT, `$1 ${HIDDEN}`))
  return scrubbed.replace(MOBILE, '$1•••••$2').replace(BANGLA_MOBILE, '$1•••••$2')
}

function scrubbed(fields: LogFields): LogFields {
  const clean: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (SECRET_NAME.test(name) && typeof value !== 'boolean') clean[name] = HIDDEN
    else if (name === 'hash' && typeof value === 'string' && SEAL.test(value)) clean[name] = value
    else if (typeof value === 'string') clean[name] = scrub(value)
    else if (typeof value === 'number' && scrub(`0${value}`) !== `0${value}`) clean[name] = HIDDEN
    else clean[name] = value
  }
  return clean
}

interface LogFile extends DestinationStream {
  close(): void
}

/**
 * A file that keeps its last 5 to 10 MB: when full it becomes `name.1` and a new one begins. A
 * disk that refuses a line must not stop a sale, so a line can be lost; how many were is written
 * as soon as the disk takes lines again.
 */
function cappedFile(file: string, largest_bytes: number): LogFile {
  mkdirSync(path.dirname(file), { recursive: true })
  let handle = openSync(file, 'a', 0o600)
  let size_bytes = fstatSync(handle).size
  let lost = 0

  function turnOver(): void {
    closeSync(handle)
    rmSync(`${file}.1`, { force: true })
    renameSync(file, `${file}.1`)
    handle = openSync(file, 'a', 0o600)
    size_bytes = 0
  }

  function put(line: string): void {
    if (size_bytes > largest_bytes) turnOver()
    size_bytes += writeSync(handle, line)
  }

  return {
    write(line) {
      try {
        if (lost > 0) put(`{"level":40,"msg":"log-lines-lost","lines":${lost}}\n`)
        lost = 0
        put(line)
      } catch (cause) {
        if (!(cause instanceof Error) || !('code' in cause)) throw cause
        lost += 1
      }
    },
    close: () => closeSync(handle),
  }
}

export interface FileLog extends Log {
  close(): void
}

/**
 * The counter's log: one JSON line an event, written before the call returns, so that the last
 * lines before a crash are there.
 *
 * @param file where to write; its folder is made
 * @param largest_bytes when the file turns over
 * @throws when the file cannot be opened
 */
export function openLog(file: string, largest_bytes: number = LARGEST_FILE_bytes): FileLog {
  const destination = cappedFile(file, largest_bytes)
  const lines = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // `scrubbed` has cut them out by then; this is the second lock on the same door.
      redact: { paths: ['key', 'token', 'pin', 'authorization', '*.key'], censor: HIDDEN },
    },
    destination,
  )
  return {
    info: (event, fields = {}) => lines.info(scrubbed(fields), event),
    warn: (event, fields = {}) => lines.warn(scrubbed(fields), event),
    error: (event, fields = {}) => lines.error(scrubbed(fields), event),
    close: () => destination.close(),
  }
}
