import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Books, type Settings } from '../../../contract/schemas.ts'
import { queryKeys } from '../../core/queries.ts'
import { goTo } from '../../shell/navigation.ts'
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
 */
export async function takeAnswersAlong(
  { api, queries }: Parts,
  tab: TabStore = sessionStorage,
): Promise<void> {
  const kept = tab.getItem(KEPT)
  if (kept === null) return
  forgetAnswers(tab)
  const answers = FirstAnswers.safeParse(JSON.parse(kept))
  if (!answers.success) return
  const { books: wanted, ...said } = answers.data
  const { books } = await api.health.get()
  if (books !== wanted) return
  const saved = await api.settings.save({ ...said, welcomed: true })
  queries.setQueryData(queryKeys.settings, saved)
  goTo(await whereBooksBegin(api))
}
