import { useMemo } from 'react'
import { GridList, GridListItem, type Selection } from 'react-aria-components/GridList'
import { Collection } from 'react-aria-components/Collection'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Customer } from '../../../contract/dues.ts'
import { CustomerId } from '../../../contract/payment.ts'
import { useSay } from '../../i18n/say.ts'
import { open } from '../../shell/navigation.ts'
import { AgeBar } from './AgeBar.tsx'
import styles from './CustomerList.module.css'
import { Owes } from './Owes.tsx'
import { useAgeWords } from './use-age-words.ts'
import { useLimit } from './use-limit.ts'

const ROW_rem = 3.6

interface Props {
  readonly customers: readonly Customer[]
  readonly chosen: Customer
  readonly onChoose: (id: CustomerId) => void
}

/** Draws only the rows in sight: a village may buy on credit. */
export function CustomerList({ customers, chosen, onChoose }: Props) {
  const { t } = useSay()
  const layout = useMemo(() => {
    const rem_px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return { rowSize: ROW_rem * rem_px }
  }, [])
  const most_e4 = Math.max(...customers.map(({ owes_e4 }) => owes_e4))
  const choose = (selection: Selection) => {
    const [id] = selection === 'all' ? [] : selection
    if (id !== undefined) onChoose(CustomerId.parse(id))
  }
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layout}>
      <GridList
        aria-label={t('dues.list')}
        className={styles['list'] ?? ''}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen.id]}
        onSelectionChange={choose}
        onAction={(id) => open({ kind: 'statement', customer: CustomerId.parse(id) })}
      >
        <Collection items={customers}>
          {(customer) => <Row customer={customer} most_e4={most_e4} />}
        </Collection>
      </GridList>
    </Virtualizer>
  )
}

interface RowProps {
  readonly customer: Customer
  /** What the longest bar stands for. */
  readonly most_e4: number
}

/** The phone is masked: customers look over the counter. */
function Row({ customer, most_e4 }: RowProps) {
  const { t, masked } = useSay()
  const ageWords = useAgeWords()
  const { isOver } = useLimit(customer)
  const { id, name, phone, ages, oldestAt_ms, isHidden } = customer
  return (
    <GridListItem id={id} textValue={name} className={styles['row'] ?? ''} data-customer={id}>
      <span className={styles['who']}>
        <b className={styles['name']}>{name}</b>
        <small className={styles['line']}>
          {phone === '' ? t('dues.noPhone') : masked(phone)}
          {isHidden && <b className={styles['flag']}>{t('dues.hidden')}</b>}
          {isOver && <b className={styles['over']}>{t('dues.overLimit')}</b>}
        </small>
      </span>
      <span className={styles['age']}>
        {customer.owes_e4 > 0 && <AgeBar ages={ages} most_e4={most_e4} />}
        <small className={styles['line']}>{oldestAt_ms !== null && ageWords(oldestAt_ms)}</small>
      </span>
      <span className={styles['owes']}>
        <Owes owes_e4={customer.owes_e4} />
      </span>
    </GridListItem>
  )
}
