import { useState } from 'react'
import type { DriftRow } from '../../../../contract/commission.ts'
import { earnedRate } from '../../../../domain/commission/drift.ts'
import { inDigits } from '../../../../domain/digits.ts'
import { money } from '../../../../domain/money.ts'
import { Button } from '../../../components/Button.tsx'
import { OperatorMark } from '../../../components/OperatorMark.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { useSay } from '../../../i18n/say.ts'
import { goTo } from '../../../shell/navigation.ts'
import card from '../Card.module.css'
import { figureOf, PER_THOUSAND } from '../slab-rows.ts'
import head from '../SwitchCard.module.css'
import styles from './Commission.module.css'
import { lastMonth } from './months.ts'
import { type DriftDays, useCommissionDrift } from './use-commission.ts'
import { useRuleWords } from './use-rule-words.ts'

interface Props {
  readonly today: string
  readonly onRule: (row: DriftRow) => void
}

/** What sales should have earned beside what they did, with what to do about it. */
export function DriftCard({ today, onRule }: Props) {
  const { t, day } = useSay()
  const [month, setMonth] = useState<'this' | 'last'>('this')
  const days: DriftDays = month === 'this' ? {} : lastMonth(today)
  const drift = useCommissionDrift(days)
  return (
    <section className={card['card']} aria-labelledby="commission-drift">
      <header className={head['head']}>
        <h3 id="commission-drift">{t('commission.driftTitle')}</h3>
        <Segments
          label={t('commission.days')}
          value={month}
          choices={[
            { value: 'this', words: t('commission.thisMonth') },
            { value: 'last', words: t('commission.lastMonth') },
          ]}
          onChoose={setMonth}
        />
      </header>
      <p className={head['lead']}>
        {drift.data &&
          `${t('commission.range', { from: day(drift.data.from), to: day(drift.data.to) })} `}
        {t('commission.driftLead')}
      </p>
      {drift.data && (
        <>
          {drift.data.rows.length === 0 && (
            <p className={styles['none']}>
              <b>{t('commission.noSales')}</b> {t('commission.noSalesNext')}
            </p>
          )}
          <ol className={styles['drifts']}>
            {drift.data.rows.map((row) => (
              <li key={keyOf(row)}>
                <Drift row={row} onRule={() => onRule(row)} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function keyOf({ provider, kind, operator, pack, rule }: DriftRow): string {
  return [provider, kind, operator, pack?.list, pack?.packageId, rule === null].join(' ')
}

interface DriftProps {
  readonly row: DriftRow
  readonly onRule: () => void
}

function Drift({ row, onRule }: DriftProps) {
  const { t, taka, count } = useSay()
  const words = useRuleWords()
  const { provider, kind, operator, pack, sales, proved, finding } = row
  const isKnown = proved > 0
  return (
    <article className={styles['drift']} data-finding={finding}>
      <h4 className={styles['whose']}>
        <OperatorMark operator={pack?.list ?? operator} />
        <span>
          <b>{words.driftOf(row)}</b> {t(`kinds.${kind}.name`)} · {provider}
        </span>
      </h4>
      <span className={styles['finding']}>{t(`commission.finding.${finding}`)}</span>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('commission.sales')}</dt>
          <dd>{t('commission.ofSales', { proved: count(proved), sales: count(sales) })}</dd>
        </div>
        {isKnown && (
          <>
            <Sum words={t('commission.should')} sum={taka(row.expected_e4, 'exact')} />
            <Sum words={t('commission.did')} sum={taka(row.earned_e4, 'exact')} />
            <Sum words={t('commission.difference')} sum={taka(row.difference_e4, 'exact')} isLast />
          </>
        )}
      </dl>
      <Next row={row} onRule={onRule} />
    </article>
  )
}

interface SumProps {
  readonly words: string
  readonly sum: string
  readonly isLast?: boolean
}

function Sum({ words, sum, isLast = false }: SumProps) {
  return (
    <div>
      <dt>{words}</dt>
      <dd className={isLast ? styles['difference'] : ''}>{sum}</dd>
    </div>
  )
}

function Next({ row, onRule }: DriftProps) {
  const { t, digits } = useSay()
  const { provider, finding, earned_e4, amount_e4 } = row
  const rate = earnedRate(earned_e4, amount_e4)
  const figure = rate === null ? '' : inDigits(figureOf(money(rate * PER_THOUSAND)), digits)
  if (finding === 'agrees') return null
  const isWallet = finding === 'unproved'
  return (
    <div className={styles['next']}>
      <p>
        {rate !== null && `${t('commission.onTheWhole', { figure })} `}
        {t(`commission.next.${finding}`, { provider })}
      </p>
      {isWallet && (
        <Button onPress={() => goTo({ screen: 'wallets' })}>{t('commission.toWallets')}</Button>
      )}
      {finding === 'no-rule' && <Button onPress={onRule}>{t('commission.makeThis')}</Button>}
      {(finding === 'less' || finding === 'more') && (
        <Button onPress={onRule}>{t('commission.again')}</Button>
      )}
    </div>
  )
}
