import type { Settings } from '../../contract/schemas.ts'
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { formatFigure, type Money } from '../../domain/money.ts'
import type { Say } from '../i18n/say.ts'
import { onPaper, saidOnPaper } from './on-paper.ts'

/** Whose paper it is, as the owner wants it above everything. */
export type Shop = Pick<Settings, 'shopName' | 'paper'>

/** More than these are no head of a paper. */
const HEADER_LINES_MOST = 6
/** So many of one part are told by name: a roll has an end. */
export const TOLD_MOST = 200

export const rule = { is: 'rule' } as const satisfies PaperBlock

export function shopBlock({ t }: Pick<Say, 't'>, { shopName, paper }: Shop): PaperBlock {
  return {
    is: 'shop',
    name: onPaper(shopName) || t('shell.shopUnnamed'),
    lines: written(paper.header, onPaper).slice(0, HEADER_LINES_MOST),
  }
}

/** What the owner wrote for the end of what a customer takes along. */
export function footerBlocks({ paper }: Shop): readonly PaperBlock[] {
  return written(paper.footer, saidOnPaper).map((text) => ({ is: 'foot', text }))
}

function written(text: string, cut: (line: string) => string): string[] {
  return text
    .split('\n')
    .map(cut)
    .filter((line) => line !== '')
}

export function titleBlock(text: string): PaperBlock {
  return { is: 'title', text, loud: false }
}

/** What a paper calls itself; null where nothing on it does. */
export function titleOf({ blocks }: Pick<Paper, 'blocks'>): string | null {
  return blocks.find((block) => block.is === 'title')?.text ?? null
}

export function headingBlock(text: string): PaperBlock {
  return { is: 'heading', text }
}

export function lineBlock(name: string, value: string): PaperBlock {
  return { is: 'line', name, value }
}

export function sumBlock(name: string, value: string): PaperBlock {
  return { is: 'line', name, value, strong: true }
}

export function at({ date, time }: Pick<Say, 'date' | 'time'>, at_ms: number): string {
  return `${date(at_ms)} ${time(at_ms)}`
}

/** As wide as the narrowest roll in a printer's own letters. */
export const PLAIN_SIGNS = 32

/** In a printer's own letters: `BDT 12,340.00`. */
export function plainAmount(amount: Money): string {
  return `BDT ${formatFigure(amount, { kind: 'sum' }).replace('−', '-')}`
}

/** With what it is of: `CASH BDT 12,340.00`; without its commas where it is very large. */
export function plainSum(what: string, amount: Money): string {
  const line = `${what} ${plainAmount(amount)}`
  return line.length > PLAIN_SIGNS ? line.replaceAll(',', '') : line
}

/** In a printer's own letters: `2026-11-29 22:10`. */
export function plainAt(at_ms: number): string {
  const { date, time } = dhakaTime(at_ms)
  return `${date} ${time}`
}
