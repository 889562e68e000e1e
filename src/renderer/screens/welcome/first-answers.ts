import { z } from 'zod'
import type { Session } from '../../core/session.ts'
import { queryKeys } from '../../core/queries.ts'
import { goTo } from '../../shell/navigation.ts'

/** What was answered in the practice books and belongs into the real ones, across the reload. */
const FirstAnswers = z.object({ shopName: z.string(), language: z.enum(['bn', 'en']) })
export type FirstAnswers = z.infer<typeof FirstAnswers>

const KEPT = 'counter:first-answers'

export function keepForRealBooks(answers: FirstAnswers): void {
  sessionStorage.setItem(KEPT, JSON.stringify(answers))
}

export function forgetAnswers(): void {
  sessionStorage.removeItem(KEPT)
}

/** Brings the answers into the real books and opens the way to a provider. */
export async function takeAnswersAlong({ api, queries }: Session): Promise<void> {
  const kept = sessionStorage.getItem(KEPT)
  if (kept === null) return
  const answers = FirstAnswers.safeParse(JSON.parse(kept))
  const { books } = await api.health.get()
  if (!answers.success || books !== 'real') return
  const saved = await api.settings.save({ ...answers.data, welcomed: true })
  forgetAnswers()
  queries.setQueryData(queryKeys.settings, saved)
  goTo({ screen: 'settings', part: 'providers' })
}
