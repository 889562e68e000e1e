import { useId } from 'react'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { writtenDigits } from '../../../domain/mobile-number.ts'
import { deliveryStates, type SaleKind, saleKinds } from '../../../domain/sale.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Button } from '../../components/Button.tsx'
import { DropList } from '../../components/DropList.tsx'
import { SearchBox } from '../../components/SearchBox.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './Filters.module.css'
import { kindWords, standingWords } from './nothing-words.ts'
import { SEARCH_DIGITS, SEARCH_FIELD } from './search.ts'
import { type Standing, type View, besideStates } from './use-view.ts'

interface Props {
  readonly view: View
  /** ↓ and Enter lead from the search into the list. */
  readonly onToList: () => void
}

export function Filters({ view, onToList }: Props) {
  const { t, digits } = useSay()
  const id = useId()
  const typed = writtenDigits(view.search)
  const short = view.search !== '' && (typed === null || typed.length < SEARCH_DIGITS)
  return (
    <search className={styles['bar']}>
      <div className={styles['number']}>
        <SearchBox
          id={SEARCH_FIELD}
          label={t('transactions.search')}
          cap="/"
          data-digits=""
          inputMode="numeric"
          maxLength={WRITTEN_MAX}
          value={inDigits(toLatinDigits(view.search), digits)}
          onType={view.setSearch}
          onToList={onToList}
          aria-describedby={`${id}-hint`}
        />
      </div>
      <Standings view={view} />
      <Kinds view={view} />
      {view.filtered && (
        <Button kind="quiet" onPress={view.clear}>
          {t('transactions.clearFilters')}
        </Button>
      )}
      <output id={`${id}-hint`} className={short ? styles['short'] : styles['hint']}>
        {t(short ? 'transactions.searchShort' : 'transactions.searchHint')}
      </output>
    </search>
  )
}

function Standings({ view }: Pick<Props, 'view'>) {
  const say = useSay()
  const { t } = say
  const choices = [
    { value: 'all', words: t('transactions.all') },
    ...[...besideStates, ...deliveryStates].map((one) => ({
      value: one,
      words: standingWords(say, one),
    })),
  ] as const
  return (
    <DropList<Standing | 'all'>
      label={t('transactions.state')}
      value={view.standing ?? 'all'}
      choices={choices}
      onChoose={(chosen) => view.show(chosen === 'all' ? null : chosen)}
    />
  )
}

/** Every kind the shop sells, one at a time. */
function Kinds({ view }: Pick<Props, 'view'>) {
  const say = useSay()
  const { t } = say
  const choices = [
    { value: 'all', words: t('transactions.all') },
    ...saleKinds.map((kind) => ({ value: kind, words: kindWords(say, kind) })),
  ] as const
  return (
    <DropList<SaleKind | 'all'>
      label={t('transactions.kind')}
      value={view.kind ?? 'all'}
      choices={choices}
      onChoose={(chosen) => view.showKind(chosen === 'all' ? null : chosen)}
    />
  )
}
