import { Button } from '../../components/Button.tsx'
import { DropList } from '../../components/DropList.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import type { StatementPreview } from '../../../contract/statements.ts'
import { HEAD_ROWS_MAX } from '../../../domain/statement/columns.ts'
import { useSay } from '../../i18n/say.ts'
import { matchingKeys } from '../../keyboard/tables.ts'
import { isChoice, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { anotherOne, type Brought } from './desk.ts'
import { FirstRows } from './FirstRows.tsx'
import { NotUnderstood } from './NotUnderstood.tsx'
import styles from './Statement.module.css'
import { type Columns, useColumns } from './use-columns.ts'

interface Props {
  readonly brought: Brought
}

/** What its columns mean, shown on its first rows, and what of it is not understood yet. */
export function ColumnsStage({ brought }: Props) {
  const { t } = useSay()
  const columns = useColumns(brought)
  const { provider, preview } = brought
  const isKept = preview.mappingIs === 'kept'
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main">
        <header>
          <h2 className={styles['title']}>{t('statementColumns.title')}</h2>
          <p className={styles['lead']}>
            {t(isKept ? 'statementColumns.kept' : 'statementColumns.guessed', { provider })}
          </p>
        </header>
        <FirstRows brought={brought} columns={columns} />
        <HowItIsWritten brought={brought} columns={columns} />
        <Understood brought={brought} />
        {columns.problem !== null && (
          <Notice tone="fail" live>
            {columns.problem}
          </Notice>
        )}
        <Bar brought={brought} columns={columns} />
      </main>
      <aside className="frame-aside" aria-label={t('statementColumns.notYet')}>
        <NotUnderstood brought={brought} columns={columns} />
      </aside>
    </>
  )
}

interface Part extends Props {
  readonly columns: Columns
}

function HowItIsWritten({ brought, columns }: Part) {
  const { t, count } = useSay()
  const { firstLine, dateOrder, minus } = columns.mapping
  const isAsked = minus !== undefined || brought.preview.problems.some(isOfMinus)
  const last = Math.min(HEAD_ROWS_MAX, brought.rows.length - 1)
  const rows = Array.from({ length: last + 1 }, (_, above) => ({
    value: String(above),
    words: count(above + 1),
  }))
  return (
    <div className={styles['written']}>
      <DropList
        label={t('statementColumns.firstLine')}
        value={String(firstLine)}
        choices={rows}
        onChoose={(above) => columns.setFirstLine(Number(above))}
      />
      <Segments
        label={t('statementColumns.dateOrder')}
        value={dateOrder}
        choices={[
          { value: 'day-first', words: t('statementColumns.day-first') },
          { value: 'month-first', words: t('statementColumns.month-first') },
        ]}
        onChoose={columns.setDateOrder}
      />
      {isAsked && (
        <Segments
          label={t('statementColumns.minus')}
          value={minus ?? null}
          choices={[
            { value: 'out', words: t('statementColumns.minus-out') },
            { value: 'back', words: t('statementColumns.minus-back') },
          ]}
          onChoose={columns.setMinus}
        />
      )}
    </div>
  )
}

const isOfMinus = ({ code }: StatementPreview['problems'][number]) => code === 'minus'

function Understood({ brought }: Props) {
  const { t, count, date } = useSay()
  const { lines, problemCount, from_ms, to_ms } = brought.preview
  const spans = from_ms !== null && to_ms !== null
  return (
    <output className={styles['understood']}>
      <b>{t('statementColumns.understood', { shown: count(lines) })}</b>
      {spans && (
        <span>{t('statementColumns.spans', { from: date(from_ms), to: date(to_ms) })}</span>
      )}
      {problemCount > 0 && (
        <b className={styles['not']}>
          {t('statementColumns.notUnderstood', { shown: count(problemCount) })}
        </b>
      )}
    </output>
  )
}

function Bar({ brought, columns }: Part) {
  const { t, count } = useSay()
  const shown = count(brought.preview.lines)
  const words = t(columns.isTaking ? 'statementColumns.taking' : 'statementColumns.take', { shown })
  useKeys(matchingKeys, {
    take: ({ target }) => {
      if (typesText(target) && !isChoice(target)) return false
      columns.take()
      return true
    },
    back: ({ target }) => {
      if (typesText(target) && !isChoice(target)) return false
      anotherOne()
      return true
    },
  })
  return (
    <div className="frame-bar">
      <Button size="large" onPress={anotherOne}>
        {t('statementColumns.back')} <Kbd cap="Esc" />
      </Button>
      <Button
        size="large"
        kind="brand"
        className={styles['take'] ?? ''}
        onPress={columns.take}
        isDisabled={!columns.isReady}
        isPending={columns.isTaking}
      >
        {words} <Kbd cap="+" onBrand />
      </Button>
    </div>
  )
}
