import type { SourceFile } from './files.ts'
import { isCode, type Offence, type ParsedFile } from './parse.ts'

export const LINES_MAX = 400
export const COLUMNS_MAX = 100

const graphemes = new Intl.Segmenter('bn', { granularity: 'grapheme' })

/** As wide as it is read: a Bangla letter with its vowel sign is one column, not three. */
function columnsOf(line: string): number {
  return line.length <= COLUMNS_MAX ? line.length : Array.from(graphemes.segment(line)).length
}

/** Habits of every text, whatever language it is written in. */
export function textSlips(file: SourceFile): Offence[] {
  const lines = file.text.replace(/\n$/u, '').split('\n')
  const slips = lines.flatMap((text, index) => {
    const columns = columnsOf(text)
    return columns > COLUMNS_MAX ? [slip(file, index + 1, `has ${columns} columns`)] : []
  })
  if (lines.length > LINES_MAX) slips.push(slip(file, 1, `has ${lines.length} lines`))
  const name = forbiddenIn(
    file.path
      .replace(/\.[^/]*$/u, '')
      .split('/')
      .join('-'),
  )
  if (name !== null) slips.push(slip(file, 1, `is called ${name}`))
  // The comments of code are looked at by themselves: a string may name what a comment may not.
  return isCode(file)
    ? slips
    : [
        ...slips,
        ...lines.flatMap((text, index) => {
          const mark = forbiddenMark(text)
          return mark === null ? [] : [slip(file, index + 1, mark)]
        }),
      ]
}

function slip(file: SourceFile, line: number, what: string): Offence {
  return { path: file.path, line, what }
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/\b(?:TODO|FIXME|XXX|HACK)\b/u, 'leaves work for later'],
  [/@ts-(?:ignore|nocheck)/u, 'silences the compiler'],
  [/@ts-expect-error(?!\s+\S+\s+\S+)/u, 'expects a type error and does not say why'],
  [/(?:eslint|oxlint|tslint|stylelint|biome)-(?:disable|enable|ignore)/u, 'silences the linter'],
  [/prettier-ignore|\b(?:v8|c8|istanbul|node:coverage)\s+(?:ignore|disable)/u, 'hides from a tool'],
]

function forbiddenMark(text: string): string | null {
  return marks.find(([mark]) => mark.test(text))?.[1] ?? null
}

export function commentSlips(file: ParsedFile): Offence[] {
  return file.comments.flatMap((comment) => {
    const mark = forbiddenMark(comment.value)
    return mark === null ? [] : [file.offence(comment.start, mark)]
  })
}

/** Words that say nothing about the shop. */
const emptyWords = /^(?:data|infos?|managers?|helpers?|utils?|process)$/u

/** The word in a name that says nothing: `dayUtils`, `print-helper`, `RAW_DATA`. */
export function forbiddenIn(name: string): string | null {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
  return words.find((word) => emptyWords.test(word)) ?? null
}
