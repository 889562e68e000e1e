import { useStore } from '../../core/store.ts'
import { reportsKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { type Days, type Page, turned } from './pages.ts'
import { toPictures } from './to-pictures.ts'
import { chosenBy, isTable, nextBy, nextPicture, picture, trendBy } from './pictures.ts'

/** The pages that 1 to 5 open; 6 is where days are typed. */
export const pageKeys = [
  { name: 'today', page: { unit: 'day', back: 0 } },
  { name: 'yesterday', page: { unit: 'day', back: 1 } },
  { name: 'week', page: { unit: 'week', back: 0 } },
  { name: 'month', page: { unit: 'month', back: 0 } },
  { name: 'year', page: { unit: 'year', back: 0 } },
] as const satisfies readonly { readonly name: string; readonly page: Page }[]

interface Options {
  readonly page: Page
  readonly days: Days
  readonly today: string
  readonly open: (page: Page) => void
  readonly type: () => void
  readonly save: () => void
}

/** Where a digit or a sign belongs to the field it is typed into. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type !== 'radio'
}

export function useReportsKeys({ page, days, today, open, type, save }: Options): void {
  const shown = useStore(picture)
  const by = trendBy(days, useStore(chosenBy))
  const act = (run: () => void) => (event: KeyboardEvent) => {
    if (isTyped(event)) return false
    run()
    return true
  }
  useKeys(reportsKeys, {
    days: (event) => {
      if (isTyped(event)) return false
      const nth = Number(event.code.at(-1))
      const chosen = pageKeys[nth - 1]
      if (chosen) open(chosen.page)
      else type()
      return true
    },
    earlier: act(() => open(turned(page, -1, today))),
    later: act(() => open(turned(page, 1, today))),
    picture: act(() => {
      picture.set(nextPicture)
      // A hand on the tabs goes along; one in the table or on a button stays there.
      if (document.activeElement?.getAttribute('role') === 'tab') toPictures()
    }),
    table: act(() => isTable.set((on) => !on)),
    finer: act(() => {
      if (shown === 'trend') chosenBy.set(() => nextBy(days, by))
    }),
    save: () => {
      save()
      return true
    },
  })
}
