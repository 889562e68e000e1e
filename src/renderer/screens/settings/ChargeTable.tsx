import { useState } from 'react'
import { CHARGE_ROWS_MAX, type TransferSettings } from '../../../contract/transfers.ts'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import card from './Card.module.css'
import { type ChargeRow, type RowProblem, rowsOf, tableOf, withRow } from './charge-table.ts'
import styles from './ChargeTable.module.css'
import { SlabRows } from './SlabRows.tsx'
import lines from './SwitchCard.module.css'
import type { SaveTransfers } from './use-transfer-settings.ts'

interface Props {
  readonly kept: TransferSettings
  readonly save: SaveTransfers
}

/** What is charged beside an amount, row by row; Enter in any of the fields saves. */
export function ChargeTable({ kept, save }: Props) {
  const { t, count } = useSay()
  const [rows, setRows] = useState<readonly ChargeRow[]>(() => rowsOf(kept.charges))
  const [found, setFound] = useState<RowProblem | null>(null)
  const change = (next: readonly ChargeRow[]) => {
    setRows(next)
    setFound(null)
  }
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
        className={styles['rows']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {rows.length === 0 && <p className={lines['lead']}>{t('transferSettings.none')}</p>}
        <SlabRows
          rows={rows}
          wrong={found?.row ?? null}
          hows={[
            { value: 'flat', words: t('transferSettings.flat') },
            { value: 'per-thousand', words: t('transferSettings.perThousand') },
          ]}
          howLabel={t('transferSettings.how')}
          figureLabel={t('transferSettings.figure')}
          onChange={change}
        />
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
