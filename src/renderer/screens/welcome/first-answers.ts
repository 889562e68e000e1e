import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Books, type Settings } from '../../../contract/schemas.ts'
import { queryKeys } from '../../core/queries.ts'
import { type Place, goTo, place } from '../../shell/navigation.ts'
import { type BeginningCalls, type TabStore, whereBooksBegin } from '../settings/first-provider.ts'

/** What was answered before the chosen books were open, and belongs into those and no others. */
const FirstAnswers = z.object({
  shopName: z.string(),
  language: z.enum(['bn', 'en']),
  books: Books,
})
export type FirstAnswers = z.infer<typeof FirstAnswers>

const KEPT = 'counter:first-answers'

export function keepForBooks(answers: FirstAnswers, tab: TabStore = sessionStorage): void {
  tab.setItem(KEPT, JSON.stringify(answers))
}

export function forgetAnswers(tab: TabStore = sessionStorage): void {
  tab.removeItem(KEPT)
}

/** What of the core it asks. */
export interface FirstCalls extends BeginningCalls {
  readonly settings: {
    readonly save: (said: Omit<FirstAnswers, 'books'> & { welcomed: true }) => Promise<Settings>
  }
}

interface Parts {
  readonly api: FirstCalls
  readonly queries: Pick<QueryClient, 'setQueryData'>
}

/**
 * Writes the answers into the books they were meant for and opens the way to the next step. They
 * are for the page that follows the first questions: once read they are forgotten, whatever books
 * it finds open, or they would rename a shop on a later day.
 *
 * It never fails. Where the counter does not answer or its disk is full, nothing is told of it
 * here: books without the answers ask the first questions themselves, and say what is wrong.
 */
export async function takeAnswersAlong(parts: Parts, tab: TabStore = sessionStorage) {
  const kept = tab.getItem(KEPT)
  if (kept === null) return
  forgetAnswers(tab)
  const answers = FirstAnswers.safeParse(fromJson(kept))
  if (!answers.success) return
  const opened = place.get()
  const begin = await writeAnswers(parts, answers.data).catch(() => null)
  // Whoever went elsewhere meanwhile stays there.
  if (begin !== null && place.get() === opened) goTo(begin)
}

/** @returns where the books begin; null where other books are open, which get nothing. */
async function writeAnswers({ api, queries }: Parts, answers: FirstAnswers): Promise<Place | null> {
  const { books: wanted, ...said } = answers
  const { books } = await api.health.get()
  if (books !== wanted) return null
  const saved = await api.settings.save({ ...said, welcomed: true })
  queries.setQueryData(queryKeys.settings, saved)
  return await whereBooksBegin(api)
}

/** What lies in the browser's store may be anything. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
