import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { CHARGE_ROWS_MAX, type TransferSettings } from '../../../contract/transfers.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { Button } from '../../components/Button.tsx'
import field from '../../components/Field.module.css'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import card from './Card.module.css'
import { type ChargeRow, type RowProblem, rowsOf, tableOf, withRow } from './charge-table.ts'
import styles from './ChargeTable.module.css'
import lines from './SwitchCard.module.css'
import type { SaveTransfers } from './use-transfer-settings.ts'

interface Props {
  readonly kept: TransferSettings
  readonly save: SaveTransfers
}

/**
 * What is charged beside an amount, row by row. Tab walks through the fields, Enter in any of them
 * saves, and a new row has the focus in its first field.
 */
export function ChargeTable({ kept, save }: Props) {
  const { t, count } = useSay()
  const [rows, setRows] = useState<readonly ChargeRow[]>(() => rowsOf(kept.charges))
  const [found, setFound] = useState<RowProblem | null>(null)
  const change = (next: readonly ChargeRow[]) => {
    setRows(next)
    setFound(null)
  }
  const table = useNewRowFocus(rows.length)
  const submit = () => {
    const read = tableOf(rows)
    setFound(read.ok ? null : read.problem)
    if (read.ok) save.mutate({ charges: [...read.value] })
  }
  return (
    <section className={card['card']} aria-labelledby="set-charges">
      <h3 id="set-charges">{t('transferSettings.table')}</h3>
      <p className={lines['lead']}>{t('transferSettings.tableHint')}</p>
      <form
        ref={table}
        className={styles['rows']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {rows.length === 0 && <p className={lines['lead']}>{t('transferSettings.none')}</p>}
        {rows.map((row, nth) => (
          <Row
            key={row.id}
            row={row}
            nth={nth}
            isWrong={found?.row === nth}
            onChange={(next) => change(rows.with(nth, next))}
            onRemove={() => change(rows.toSpliced(nth, 1))}
          />
        ))}
        {found && (
          <p role="alert" className={styles['problem']}>
            {t(`transferSettings.${found.code}`, { row: count(found.row + 1) })}
          </p>
        )}
        <div className={styles['foot']}>
          <Button onPress={() => change(withRow(rows))} isDisabled={rows.length >= CHARGE_ROWS_MAX}>
            {t('transferSettings.add')}
          </Button>
          <Button type="submit" kind="brand" onPress={() => undefined} isPending={save.isPending}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** Whoever added a row goes on typing in it. */
function useNewRowFocus(count: number) {
  const table = useRef<HTMLFormElement>(null)
  const before = useRef(count)
  useEffect(() => {
    const isMore = count > before.current
    before.current = count
    if (!isMore) return
    const first = [...(table.current?.querySelectorAll<HTMLInputElement>('[data-from]') ?? [])]
    first.at(-1)?.focus()
  }, [count])
  return table
}

interface RowProps {
  readonly row: ChargeRow
  readonly nth: number
  readonly isWrong: boolean
  readonly onChange: (row: ChargeRow) => void
  readonly onRemove: () => void
}

function Row({ row, nth, isWrong, onChange, onRemove }: RowProps) {
  const { t, count } = useSay()
  const name = { row: count(nth + 1) }
  return (
    <fieldset
      className={`${styles['row']} ${isWrong ? styles['wrong'] : ''}`}
      aria-label={t('transferSettings.row', name)}
    >
      <Figure
        label={t('transferSettings.from')}
        isFirst
        text={row.from}
        onType={(from) => onChange({ ...row, from })}
      />
      <Figure
        label={t('transferSettings.to')}
        empty={t('transferSettings.toEnd')}
        text={row.to}
        onType={(to) => onChange({ ...row, to })}
      />
      <Figure
        label={t('transferSettings.figure')}
        text={row.figure}
        onType={(figure) => onChange({ ...row, figure })}
      />
      <Segments
        label={t('transferSettings.how')}
        value={row.how}
        choices={[
          { value: 'flat', words: t('transferSettings.flat') },
          { value: 'per-thousand', words: t('transferSettings.perThousand') },
        ]}
        onChoose={(how) => onChange({ ...row, how })}
      />
      <Button kind="quiet" label={t('transferSettings.remove', name)} onPress={onRemove}>
        <X size={18} aria-hidden="true" />
      </Button>
    </fieldset>
  )
}

interface FigureProps {
  readonly label: string
  readonly text: string
  readonly empty?: string
  readonly isFirst?: boolean
  readonly onType: (text: string) => void
}

function Figure({ label, text, empty, isFirst = false, onType }: FigureProps) {
  const { digits } = useSay()
  const id = useId()
  return (
    <div className={`${field['field']} ${styles['figure']}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-digits=""
        {...(isFirst ? { 'data-from': '' } : {})}
        inputMode="decimal"
        autoComplete="off"
        maxLength={9}
        placeholder={empty}
        value={inDigits(toLatinDigits(text), digits)}
        // A new row begins with a figure: what is typed takes its place, and is not hung on to it.
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  )
}
