import type { HeadDots } from '../../../domain/paper/printer.ts'
import { type PrinterJob, RunningJob } from '../job.ts'
import { loadLetters } from '../letters.ts'
import { type PrintedPaper, Roll, WHOLE_ROLL_rows } from '../roll.ts'

export interface PrintHow {
  readonly dots?: HeadDots
  readonly rows?: number
  /** Where the bytes are cut into pieces; absent, they come in one. */
  readonly cuts?: readonly number[]
}

type Part = string | number | readonly Part[]

/** Letters of a command and bytes beside each other, as command references write them. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(flat))
}

function flat(part: Part): number[] {
  if (typeof part === 'number') return [part]
  if (typeof part === 'string') return Array.from(part, (sign) => sign.charCodeAt(0))
  return part.flatMap(flat)
}

export const ESC = 0x1b
export const GS = 0x1d
export const LF = 0x0a

/** Everything a printer makes of such bytes, nothing of them lost or late. */
export async function print(sent: Uint8Array, how: PrintHow = {}): Promise<PrinterJob> {
  const roll = new Roll(how.rows ?? WHOLE_ROLL_rows)
  const answers: number[] = []
  const job = new RunningJob(
    {
      letters: await loadLetters(),
      roll,
      dots: how.dots ?? 384,
      stands: () => false,
      answer: () => undefined,
    },
    { now: () => 0, question: (question) => answers.push(question) },
  )
  const ends = [...(how.cuts ?? []), sent.length]
  let read = 0
  for (const [nth, end] of ends.entries()) {
    const piece = sent.subarray(ends[nth - 1] ?? 0, end)
    job.hear(piece)
    read += job.print(piece)
  }
  return job.end('closed', 0, sent.length - read)
}

/** The one paper of a job. @throws where it is none, or more */
export async function paperOf(sent: Uint8Array, how: PrintHow = {}): Promise<PrintedPaper> {
  const { papers } = await print(sent, how)
  const [paper] = papers
  if (!paper || papers.length > 1) throw new Error(`${papers.length} papers`)
  return paper
}

/** Rows of a paper as they look: `#` is black. Absent, all of its width. */
export function looks(paper: PrintedPaper, from = 0, until = paper.width_dots): string[] {
  return Array.from({ length: paper.height_dots }, (_, y) =>
    Array.from({ length: until - from }, (__, x) => (isBlack(paper, from + x, y) ? '#' : '.')).join(
      '',
    ),
  )
}

export function isBlack({ rows, width_dots }: PrintedPaper, x: number, y: number): boolean {
  return ((rows[y * (width_dots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

export function blackDots(paper: PrintedPaper): number {
  let black = 0
  for (const byte of paper.rows) {
    for (let bit = byte; bit > 0; bit >>= 1) black += bit & 1
  }
  return black
}

/** From the first black row to the last, and the same from side to side. */
export function inked(paper: PrintedPaper): { left: number; right: number; top: number } {
  const rows = looks(paper)
  const black = rows.map((row) => row.indexOf('#')).filter((at) => at >= 0)
  return {
    left: Math.min(...black),
    right: Math.max(...rows.map((row) => row.lastIndexOf('#'))),
    top: rows.findIndex((row) => row.includes('#')),
  }
}
