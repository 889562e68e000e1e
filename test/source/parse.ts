import { type Comment, type ParseResult, parseSync } from 'oxc-parser'
import type { SourceFile } from './files.ts'

/** What a rule found, as the failing test prints it: `src/core/x.ts:12 imports electron`. */
export interface Offence {
  readonly path: string
  readonly line: number
  readonly what: string
}

export interface ParsedFile extends SourceFile {
  readonly program: ParseResult['program']
  readonly module: ParseResult['module']
  readonly comments: readonly Comment[]
  readonly errors: readonly string[]
  /** The line an offset stands on, counted from one. */
  lineAt(offset: number): number
  offence(offset: number, what: string): Offence
}

export function isCode(file: SourceFile): boolean {
  return /\.[cm]?[jt]sx?$/u.test(file.path)
}

export function parse(file: SourceFile): ParsedFile {
  const { program, module, comments, errors } = parseSync(file.path, file.text)
  const starts = lineStarts(file.text)
  const lineAt = (offset: number): number => {
    const after = starts.findIndex((start) => start > offset)
    return after === -1 ? starts.length : after
  }
  return {
    ...file,
    program,
    module,
    comments,
    errors: errors.map((error) => error.message),
    lineAt,
    offence: (offset, what) => ({ path: file.path, line: lineAt(offset), what }),
  }
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/gu), (match) => match.index + 1)]
}

/** Sentences for a failing test. The empty list is a passing one. */
export function told(offences: readonly Offence[]): string[] {
  return offences.map(({ path, line, what }) => `${path}:${line} ${what}`)
}
