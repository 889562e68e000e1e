import type { StatementEntry } from '../../../contract/statements.ts'
import type { Money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { goTo } from '../../shell/navigation.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './EntryFacts.module.css'

interface Props {
  readonly entry: StatementEntry
  /** Where the next step is done; null where there is nothing to go to. */
  readonly way: (() => void) | null
}

/** One line beside its sale, and what to do next. */
export function EntryFacts({ entry, way }: Props) {
  const { t } = useSay()
  const { next, note, candidates } = entry
  return (
    <section className={styles['facts']} data-next={next} aria-labelledby="entry-next">
      <h3 id="entry-next" className={styles['next']}>
        {t(`statementNext.${next}`)}
      </h3>
      <p>
        {note !== null && <b>{t(`statementNote.${note}`)} </b>}
        {t(`statementDo.${next}`)}
      </p>
      {way && (
        <Button kind="brand" onPress={way}>
          <WayWords entry={entry} /> <Kbd cap="Enter" onBrand />
        </Button>
      )}
      <Sides entry={entry} />
      {candidates.length > 1 && <Candidates ids={candidates} />}
    </section>
  )
}

function WayWords({ entry }: Pick<Props, 'entry'>) {
  const { t, taka } = useSay()
  if (entry.next === 'top-up') {
    return t('statementResult.doTopUp', { amount: taka(entry.amount_e4) })
  }
  if (entry.next === 'decide') return t('statementResult.doDecide')
  const isOne = entry.sale !== null || entry.candidates.length === 1
  return t(isOne ? 'statementResult.doIt' : 'statementResult.doChoose')
}

/** What the two say of it, one under the other, with what differs marked. */
function Sides({ entry }: Pick<Props, 'entry'>) {
  const { t, count, when } = useSay()
  const words = useEntryWords()
  const { row, sale, reference } = entry
  return (
    <div className={styles['sides']}>
      {row !== null && (
        <Side
          title={t('statementResult.there')}
          entry={entry}
          number={words.number(entry.number)}
          amount_e4={entry.amount_e4}
          state={words.there(entry)}
          charged_e4={entry.charge_e4}
          small={[
            words.time(entry),
            t('statementResult.row', { row: count(row) }),
            ...(reference === null ? [] : [t('statementResult.id', { id: reference })]),
          ]}
        />
      )}
      {sale && (
        <Side
          title={t('statementResult.here')}
          entry={entry}
          number={words.number(sale.number)}
          amount_e4={sale.amount_e4}
          state={words.here(entry)}
          charged_e4={sale.charged_e4}
          small={[when(sale.createdAt_ms)]}
        />
      )}
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly entry: StatementEntry
  readonly number: string
  readonly amount_e4: Money
  readonly state: string
  readonly charged_e4: Money | null
  readonly small: readonly string[]
}

function Side({ title, entry, number, amount_e4, state, charged_e4, small }: SideProps) {
  const { t, taka } = useSay()
  const differs = (one: StatementEntry['differences'][number]) =>
    entry.differences.includes(one) ? (styles['differs'] ?? '') : ''
  const taken = charged_e4 === null ? null : taka(charged_e4, 'exact')
  return (
    <dl>
      <dt>{title}</dt>
      {number !== '' && <dd className={differs('number')}>{number}</dd>}
      <dd className={differs('amount')}>{taka(amount_e4)}</dd>
      {taken !== null && (
        <dd className={differs('charge')}>{t('statementResult.taken', { amount: taken })}</dd>
      )}
      {state !== '' && <dd className={differs('state')}>{state}</dd>}
      <dd className={styles['small']}>{small.join(' · ')}</dd>
    </dl>
  )
}

function Candidates({ ids }: { readonly ids: readonly string[] }) {
  const { t, count } = useSay()
  return (
    <ul className={styles['candidates']}>
      {ids.map((sale, index) => (
        <li key={sale}>
          <Button onPress={() => goTo({ screen: 'transactions', sale })}>
            {t('statementResult.candidate', { nth: count(index + 1) })}
          </Button>
        </li>
      ))}
    </ul>
  )
}
