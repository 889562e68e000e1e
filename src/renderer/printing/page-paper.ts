import type { QueryClient } from '@tanstack/react-query'
import type { PaperOf } from '../../contract/printing.ts'
import type { Health, Settings } from '../../contract/schemas.ts'
import { queryKeys } from '../core/queries.ts'
import { watchEnds } from './ends.ts'
import { type PrintCalls, type PrintDesk, createPrintDesk } from './print-desk.ts'

/** What of paper outlives a screen. */
export interface PagePaper {
  /** The way of every paper to the counter's printer. */
  readonly prints: PrintDesk
  /** The newest end of a sale that was sent from this window. */
  readonly ends: ReturnType<typeof watchEnds>
}

export function openPaper(
  calls: PrintCalls,
  queries: QueryClient,
  ...told: Parameters<typeof watchEnds>
): PagePaper {
  const isByPage = ({ kind }: PaperOf) => {
    const settings = queries.getQueryData<Settings>(queryKeys.settings)
    const books = queries.getQueryData<Health>(queryKeys.health)?.books
    return settings?.printer.at.way === 'page' && goesByPage(kind, books)
  }
  const prints = createPrintDesk(calls, { now: () => performance.now(), isByPage })
  return { prints, ends: watchEnds(...told) }
}

/**
 * Where the shop has no printer of its own. In practice papers come out of the practice printer all
 * the same, but for the page that tries the real one.
 */
export function goesByPage(kind: PaperOf['kind'], books: Health['books'] | undefined): boolean {
  return books === 'real' || kind === 'test'
}
