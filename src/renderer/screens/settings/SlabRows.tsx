import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { Button } from '../../components/Button.tsx'
import field from '../../components/Field.module.css'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './ChargeTable.module.css'
import type { SlabRow } from './slab-rows.ts'
import { DigitsInput } from '../../components/DigitsInput.tsx'

interface Props<How extends string> {
  readonly rows: readonly SlabRow<How>[]
  /** The row something is wrong with, counted from nought. */
  readonly wrong: number | null
  /** What its figure is: `howLabel` names the choice. */
  readonly hows: readonly { readonly value: How; readonly words: string }[]
  readonly howLabel: string
  readonly figureLabel: string
  readonly onChange: (rows: readonly SlabRow<How>[]) => void
}

/** A table by amount, row by row: Tab walks through the fields, and a new row has the focus. */
export function SlabRows<How extends string>({ rows, wrong, onChange, ...words }: Props<How>) {
  const table = useNewRowFocus(rows.length)
  return (
    <div ref={table} className={styles['rows']}>
      {rows.map((row, nth) => (
        <Row
          key={row.id}
          {...words}
          row={row}
          nth={nth}
          isWrong={wrong === nth}
          onChange={(next) => onChange(rows.with(nth, next))}
          onRemove={() => onChange(rows.toSpliced(nth, 1))}
        />
      ))}
    </div>
  )
}

/** Whoever added a row goes on typing in it. */
function useNewRowFocus(count: number) {
  const table = useRef<HTMLDivElement>(null)
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

interface RowProps<How extends string>
  extends Pick<Props<How>, 'hows' | 'howLabel' | 'figureLabel'> {
  readonly row: SlabRow<How>
  readonly nth: number
  readonly isWrong: boolean
  readonly onChange: (row: SlabRow<How>) => void
  readonly onRemove: () => void
}

function Row<How extends string>(props: RowProps<How>) {
  const { row, nth, isWrong, hows, howLabel, figureLabel, onChange, onRemove } = props
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
        label={figureLabel}
        text={row.figure}
        onType={(figure) => onChange({ ...row, figure })}
      />
      <Segments
        label={howLabel}
        value={row.how}
        choices={hows}
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
  const id = useId()
  return (
    <div className={`${field['field']} ${styles['figure']}`}>
      <label htmlFor={id}>{label}</label>
      <DigitsInput
        id={id}
        {...(isFirst ? { 'data-from': '' } : {})}
        inputMode="decimal"
        maxLength={9}
        placeholder={empty}
        text={text}
        // A new row begins with a figure: what is typed takes its place, and is not hung on to it.
        onFocus={(event) => event.currentTarget.select()}
        onType={onType}
      />
    </div>
  )
}
