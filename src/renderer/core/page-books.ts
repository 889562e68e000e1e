import type { QueryClient } from '@tanstack/react-query'
import type { Books, Health } from '../../contract/schemas.ts'
import { queryKeys } from './queries.ts'

/** The books this page belongs to, from the first that the counter named until the page ends. */
export interface PageBooks {
  readonly shown: () => Books | undefined
  /**
   * Asks the counter anew which books are open, and shows what it says. Null where they are not
   * the page's own any more: what they lack proves nothing about a sale of this page.
   */
  readonly ask: () => Promise<Books | null>
}

/**
 * Other books are other history, and so is a copy that was put in their place: nothing on this page
 * belongs to them, least of all the sale in the form. So the page begins anew as soon as the
 * counter names others, whoever asked.
 *
 * @param reload begins the page anew; called once
 */
export function watchPageBooks(
  ask: () => Promise<Health>,
  queries: QueryClient,
  reload: () => void,
): PageBooks {
  let shown: Pick<Health, 'books' | 'edition'> | undefined
  let ended = false
  const areShown = ({ books, edition }: Health): boolean =>
    books === shown?.books && edition === shown.edition
  const named = () => {
    const health = queries.getQueryData<Health>(queryKeys.health)
    if (health === undefined) return
    shown ??= health
    if (areShown(health) || ended) return
    ended = true
    reload()
  }
  queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === queryKeys.health[0]) named()
  })
  return {
    shown: () => shown?.books,
    async ask() {
      const health = await ask()
      queries.setQueryData(queryKeys.health, health)
      named()
      return areShown(health) ? health.books : null
    },
  }
}
