import { SearchX } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { transactionsKeys } from '../../keyboard/tables.ts'
import { nothingWords } from './nothing-words.ts'
import styles from './SaleList.module.css'
import type { View } from './use-view.ts'

/** In place of the list: nothing sold yet, or nothing where was looked, with the way on. */
export function Nothing({ view }: { readonly view: View }) {
  const say = useSay()
  const { title, next } = nothingWords(say, view)
  const isWithin = view.standing !== null || view.kind !== null
  const way = isWithin ? 'transactions.throughAll' : 'transactions.clearFilters'
  return (
    <div className={styles['nothing']}>
      <SearchX size={32} aria-hidden="true" />
      <p>
        <b>{title}</b>
      </p>
      <p>{next}</p>
      {view.filtered && (
        <Button onPress={view.widen}>
          {say.t(way)} <Kbd cap={transactionsKeys.clear.caps[0]} />
        </Button>
      )}
    </div>
  )
}
