import { Check } from 'lucide-react'
import type { StatementPreview } from '../../../contract/statements.ts'
import { lineStates } from '../../../domain/statement/state-words.ts'
import { Button } from '../../components/Button.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import type { Brought } from './desk.ts'
import styles from './Statement.module.css'
import type { Columns } from './use-columns.ts'

interface Props {
  readonly brought: Brought
  readonly columns: Columns
}

/** So many are read one by one; who mends the column mends the others with them. */
const SHOWN_PROBLEMS = 30

/** What stands in the way of the import, row by row, and how each is put right. */
export function NotUnderstood({ brought, columns }: Props) {
  const { t, count } = useSay()
  const { preview, without } = brought
  const { missingColumns, problems, problemCount, unknownWords, lines } = preview
  const isClear = missingColumns.length === 0 && problemCount === 0 && lines > 0
  const missing = missingColumns.map((column) => t(`statementColumn.${column}`)).join(', ')
  const shown = problems.slice(0, SHOWN_PROBLEMS)
  return (
    <section className={styles['notYet']} aria-labelledby="not-yet">
      <h3 id="not-yet">{t('statementColumns.notYet')}</h3>
      {isClear ? (
        <p className={styles['allClear']}>
          <Check size={18} aria-hidden="true" /> {t('statementColumns.allClear')}
        </p>
      ) : (
        <p className={styles['nothing']}>{t('statementColumns.nothing')}</p>
      )}
      {missing !== '' && <p role="alert">{t('statementColumns.missing', { columns: missing })}</p>}
      {unknownWords.length > 0 && <UnknownWords words={unknownWords} columns={columns} />}
      <ol className={styles['problems']}>
        {shown.map((one) => (
          <li key={`${one.row}:${one.column}`}>
            <Problem problem={one} columns={columns} />
          </li>
        ))}
      </ol>
      {problemCount > shown.length && (
        <p>{t('statementColumns.more', { shown: count(problemCount - shown.length) })}</p>
      )}
      {without.length > 0 && (
        <p className={styles['leftOut']}>
          {t('statementColumns.leftOut', { count: without.length, shown: count(without.length) })}
          <Button kind="quiet" onPress={columns.takeAllBack}>
            {t('statementColumns.takeBack')}
          </Button>
        </p>
      )}
    </section>
  )
}

function UnknownWords({
  words,
  columns,
}: {
  readonly words: readonly string[]
  readonly columns: Columns
}) {
  const { t } = useSay()
  return (
    <div className={styles['words']}>
      <h4>{t('statementColumns.words')}</h4>
      {words.slice(0, SHOWN_PROBLEMS).map((word) => (
        <Segments
          key={word}
          label={`“${word}”`}
          value={null}
          choices={lineStates.map((value) => ({ value, words: t(`statementState.${value}`) }))}
          onChoose={(state) => columns.setWord(word, state)}
        />
      ))}
    </div>
  )
}

interface ProblemProps {
  readonly problem: StatementPreview['problems'][number]
  readonly columns: Columns
}

function Problem({ problem, columns }: ProblemProps) {
  const { t, count } = useSay()
  const { row, column, code, text } = problem
  return (
    <div className={styles['problem']} data-problem={code}>
      <p>
        <b>
          {t('statementResult.row', { row: count(row) })} · {t(`statementColumn.${column}`)}
        </b>
        {text !== '' && <code>{text}</code>}
        <span>{t(`statementProblem.${code}`)}</span>
      </p>
      {columns.canLeaveOut && (
        <Button
          kind="quiet"
          label={t('statementColumns.leaveOutLabel', { row: count(row) })}
          onPress={() => columns.leaveOut(row)}
        >
          {t('statementColumns.leaveOut')}
        </Button>
      )}
    </div>
  )
}
