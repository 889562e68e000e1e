import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { COLUMNS_MAX, ROWS_MAX } from '../../../domain/statement/columns.ts'
import type { FileProblem } from './table-file.ts'

/** Of what a spreadsheet unfolds to: five megabytes of figures make some forty. */
const UNFOLDED_MAX = 64 * 1024 * 1024

export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

export type Parts = Record<string, Uint8Array>

/**
 * The size of each part is known before it is unpacked, and no part is given more room.
 *
 * @throws where a tag is never closed: whoever reads on from each of them is never done
 */
export function unfolded(bytes: Uint8Array): Parts {
  let size = 0
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(?:xml|rels)$/u.test(name)) return false
      size += originalSize
      if (size > UNFOLDED_MAX) throw new TooLarge()
      return true
    },
  })
  if (!Object.values(parts).every(isClosed)) throw new Error('a tag is not closed')
  return parts
}

const [OPENS, CLOSES] = [0x3c, 0x3e]

function isClosed(part: Uint8Array): boolean {
  let isInTag = false
  for (const byte of part) {
    if (byte === OPENS && isInTag) return false
    if (byte === OPENS || byte === CLOSES) isInTag = byte === OPENS
  }
  return !isInTag
}

export interface SheetPart {
  readonly name: string
  /** Counted from 1, as the reader counts them. */
  readonly nth: number
  readonly path: string
  readonly isHidden: boolean
  /** Its rows, without cells that hold nothing. */
  readonly xml: string
}

/** The sheets in which there is a word, as the workbook lists them. */
export function sheetsIn(parts: Parts): readonly SheetPart[] {
  const targets = new Map(
    elements(parts['xl/_rels/workbook.xml.rels'], 'Relationship').map((one) => [
      one['Id'],
      one['Target'],
    ]),
  )
  return elements(parts['xl/workbook.xml'], 'sheet').flatMap((sheet, index) => {
    const { name = '', state = '' } = sheet
    // Of another namespace whatever it is called; its own `sheetId` leads nowhere.
    const id = Object.entries(sheet).find(([key]) => key.endsWith(':id'))?.[1]
    const target = targets.get(id) ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const part = parts[path]
    const xml = part ? withoutEmpty(asText(strFromU8(part))) : ''
    if (!CELL.test(xml)) return []
    return [{ name, nth: index + 1, path, isHidden: /hidden/iu.test(state), xml }]
  })
}

/** The attributes of each element of a name. */
function elements(part: Uint8Array | undefined, name: string): Record<string, string>[] {
  if (!part) return []
  const found = strFromU8(part).matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'gu'))
  return [...found].map(([, within = '']) => {
    const attributes = within.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)
    return Object.fromEntries(
      [...attributes].map(([, key = '', one, other]) => [key, plain(one ?? other ?? '')]),
    )
  })
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

function plain(written: string): string {
  return written.replaceAll(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => entities[name] ?? '')
}

// A tag is looked for as far as the next one: what is never closed is not walked from each of them.
const CELL = /<(?:\w+:)?c[\s/>]/u
const ERROR = /(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2/gu
const FORMULA = String.raw`<\1f(?:\s[^<>]*?)?(?:/>|>[^<]*</\1f>)`
const NO_VALUE = String.raw`<\1v\s*/>|<\1v>\s*</\1v>`
/** A formula without the value it came to, as programs write it that reckon nothing. */
const UNRECKONED = new RegExp(
  String.raw`<((?:\w+:)?)c(\s[^<>]*)>\s*${FORMULA}\s*(${NO_VALUE})?\s*</\1c>`,
  'gu',
)

/** What could not be reckoned is text: the reader would call it empty, and nobody would ask. */
function asText(xml: string): string {
  return xml
    .replaceAll(ERROR, '$1$2str$2')
    .replaceAll(UNRECKONED, (whole, prefix: string, within: string, value?: string) => {
      // Text that came to nothing was reckoned, and is empty.
      if (value !== undefined && /\bt=["']str["']/u.test(within)) return whole
      const others = within.replaceAll(/\s[st]=(?:"[^"]*"|'[^']*')/gu, '')
      return `<${prefix}c${others} t="str"><${prefix}v>#FORMULA</${prefix}v></${prefix}c>`
    })
}

/** A coloured cell at the end of the sheet makes no table of a million rows. */
function withoutEmpty(xml: string): string {
  return xml
    .replaceAll(/<((?:\w+:)?)c(?:\s[^<>]*)?(?:\/>|>\s*<\/\1c>)/gu, '')
    .replaceAll(/<((?:\w+:)?)row(?:\s[^<>]*)?(?:\/>|>\s*<\/\1row>)/gu, '')
}

/**
 * Where it is larger than any statement. The reader lays out every row and column up to the
 * farthest cell: one at the end of the sheet would take all the memory of the counter's page.
 */
export function tooFar({ xml }: SheetPart): FileProblem | null {
  for (const [, tag, attributes = ''] of xml.matchAll(/<(?:\w+:)?(c|row)(\s[^<>]*)>/gu)) {
    const [, letters = '', digits = ''] = /\sr=["']([A-Z]*)([0-9]+)["']/iu.exec(attributes) ?? []
    const row = Number(digits)
    if (row > ROWS_MAX) return { code: 'too-many-rows', row: ROWS_MAX }
    if (tag === 'c' && columnOf(letters) > COLUMNS_MAX) return { code: 'too-many-columns', row }
  }
  return null
}

/** `A` is 1, `AA` 27. */
function columnOf(letters: string): number {
  const places = Array.from(letters, (letter) => Number.parseInt(letter, 36) - 9)
  return places.reduce((column, place) => column * 26 + place, 0)
}

/**
 * The same file with that one sheet, not compressed. The reader unpacks a large one in a worker of
 * its own, which no page of the counter may start; what is stored flat it takes as it is.
 */
export function flatWith(parts: Parts, { path, xml }: SheetPart): ArrayBuffer {
  const files: Parts = { ...parts, [path]: strToU8(xml) }
  return zipSync(files, { level: 0 }).buffer
}
