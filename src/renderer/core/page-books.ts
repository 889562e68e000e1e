import type { QueryClient } from '@tanstack/react-query'
import type { Books, Health } from '../../contract/schemas.ts'
import { queryKeys } from './queries.ts'

/** The books this page belongs to, from the first that the counter named until the page ends. */
export interface PageBooks {
  readonly shown: () => Books | undefined
  /**
   * Asks the counter anew which books are open, and shows what it says. Null while it has a copy
   * of them open: what was sold since it was made is missing there, which proves nothing.
   */
  readonly ask: () => Promise<Books | null>
}

/**
 * Other books are other history: nothing on this page belongs to them, least of all the sale in
 * the form. So the page begins anew as soon as the counter names others, whoever asked.
 *
 * @param reload begins the page anew; called once
 */
export function watchPageBooks(
  ask: () => Promise<Health>,
  queries: QueryClient,
  reload: () => void,
): PageBooks {
  let shown: Books | undefined
  let ended = false
  const named = () => {
    const books = queries.getQueryData<Health>(queryKeys.health)?.books
    shown ??= books
    if (books === undefined || books === shown || ended) return
    ended = true
    reload()
  }
  queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === queryKeys.health[0]) named()
  })
  return {
    shown: () => shown,
    async ask() {
      const health = await ask()
      queries.setQueryData(queryKeys.health, health)
      named()
      return health.gap === null ? health.books : null
    },
  }
}
