import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import { type Money, money } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { duesKeys } from '../../keyboard/tables.ts'
import { open } from '../../shell/navigation.ts'
import { AgeTable } from './AgeBar.tsx'
import styles from './CustomerPanel.module.css'
import { lineWords, type StatementLine } from './line-words.ts'
import { useCopyMessage } from './use-copy-message.ts'
import { useStatement } from './use-statement.ts'
import { useLimit } from './use-limit.ts'

interface Props {
  readonly customer: Customer
}

/** One account: what stands, how old it is, what happened lately, and what can be done. */
export function CustomerPanel({ customer }: Props) {
  return (
    <section className={styles['panel']} aria-labelledby="customer-name">
      <Head customer={customer} />
      <Standing customer={customer} />
      <Actions customer={customer} />
      <Lately customer={customer} />
    </section>
  )
}

function Head({ customer }: Props) {
  const { t } = useSay()
  return (
    <header className={styles['head']}>
      <div>
        <h3 id="customer-name" className={styles['name']}>
          {customer.name}
        </h3>
        <Phone customer={customer} />
      </div>
      <Button onPress={() => open({ kind: 'customer', customer: customer.id })}>
        {t('dues.edit')} <Kbd cap={duesKeys.edit.caps[0]} />
      </Button>
    </header>
  )
}

/** Whoever stands at the counter uncovers one number, and on purpose. */
function Phone({ customer: { phone } }: Props) {
  const { t, masked, readBack } = useSay()
  const [isShown, setIsShown] = useState(false)
  if (phone === '') return <p className={styles['phone']}>{t('dues.noPhone')}</p>
  return (
    <p className={styles['phone']}>
      {isShown ? readBack(phone) : masked(phone)}
      <Button
        kind="quiet"
        label={t(isShown ? 'transactions.hide' : 'transactions.show')}
        onPress={() => setIsShown(!isShown)}
      >
        {isShown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
      </Button>
    </p>
  )
}

function Standing({ customer }: Props) {
  const { t, taka, ago } = useSay()
  const now_ms = useNow()
  const { owes_e4, ages, lastPaidAt_ms } = customer
  const isAhead = owes_e4 < 0
  return (
    <div className={styles['card']} data-standing={isAhead ? 'ahead' : 'owes'}>
      <p className={styles['owes']}>
        <span>{t(isAhead ? 'dues.ahead' : 'dues.owes')}</span>
        <b>{taka(money(Math.abs(owes_e4)))}</b>
      </p>
      <Limit customer={customer} />
      {owes_e4 > 0 && <AgeTable ages={ages} owed_e4={owes_e4} />}
      {owes_e4 > 0 && (
        <p className={styles['small']}>
          {lastPaidAt_ms === null
            ? t('dues.neverPaid')
            : t('dues.lastPaid', { ago: ago(lastPaidAt_ms, now_ms) })}
        </p>
      )}
    </div>
  )
}

function Limit({ customer }: Props) {
  const { t, taka } = useSay()
  const { limit_e4, isOwn, isOver, left_e4 } = useLimit(customer)
  const limit = t(isOwn ? 'dues.limit' : 'dues.shopLimit', { limit: taka(limit_e4) })
  const size = taka(money(Math.abs(left_e4)))
  return (
    <p className={isOver ? styles['over'] : styles['small']}>
      {limit} · {t(isOver ? 'dues.over' : 'dues.left', { amount: size })}
    </p>
  )
}

function Actions({ customer }: Props) {
  const { t } = useSay()
  const copyMessage = useCopyMessage()
  const { id, owes_e4 } = customer
  return (
    <div className={styles['actions']}>
      <Button onPress={() => open({ kind: 'statement', customer: id })}>
        {t('dues.statement')} <Kbd cap={duesKeys.slip.caps[1]} />
      </Button>
      <Button onPress={() => void copyMessage(id)}>
        {t('dues.message')} <Kbd cap={duesKeys.complaint.caps[0]} />
      </Button>
      {owes_e4 < 0 && (
        <Button onPress={() => open({ kind: 'dues-move', customer: id, cause: 'paid-out' })}>
          {t('dues.payBack')} <Kbd cap={duesKeys.payBack.caps[0]} />
        </Button>
      )}
      {owes_e4 > 0 && (
        <Button onPress={() => open({ kind: 'dues-move', customer: id, cause: 'forgiven' })}>
          {t('dues.forgive')} <Kbd cap={duesKeys.forgive.caps[0]} />
        </Button>
      )}
    </div>
  )
}

const LATELY = 12

function Lately({ customer }: Props) {
  const { t } = useSay()
  const statement = useStatement(customer.id, LATELY)
  const lines = statement.data?.lines.toReversed() ?? []
  return (
    <div className={styles['lately']}>
      <h4>{t('dues.lately')}</h4>
      {statement.data && lines.length === 0 && <p className="frame-none">{t('dues.nothingYet')}</p>}
      {lines.length > 0 && (
        <ol className={styles['lines']}>
          {lines.map((line) => (
            <Line key={line.seq} line={line} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Line({ line }: { readonly line: StatementLine }) {
  const say = useSay()
  const { at_ms, amount_e4, words, signedBy } = line
  return (
    <li data-cause={line.cause}>
      <span>{lineWords(say, line)}</span>
      <b>{signed(say.taka, amount_e4)}</b>
      <small>
        {say.when(at_ms)}
        {words !== '' && ` · ${words}`}
        {signedBy !== null && ` · ${say.t('shift.signed', { name: signedBy })}`}
      </small>
    </li>
  )
}

function signed(taka: ReturnType<typeof useSay>['taka'], amount: Money): string {
  return `${amount > 0 ? '+' : '−'}${taka(money(Math.abs(amount)))}`
}
