import type { BillQuote } from '../../../contract/bills.ts'
import { type Biller, billerByCode } from '../../../domain/kinds/bill/billers.ts'
import { Notice } from '../../components/Notice.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { FaceWord } from '../../components/Face.tsx'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import { useMonthWords } from '../../sale/month-words.ts'
import { faceOf } from '../../sale/face.ts'
import { ReadBack } from '../../selling/ReadBack.tsx'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import { NameAccount } from './NameAccount.tsx'
import type { Bill } from './use-bill.ts'

/** Nobody can ask whose bill a number is: what is read back is all that keeps it from strangers. */
export function BillReadBack({ bill }: { readonly bill: Bill }) {
  const { t, readBack, month, language } = useSay()
  const monthWords = useMonthWords()
  const { form, quote, reading } = bill
  const { biller, number, amount, billMonth, phone } = reading
  if (biller === null || !number.ok || !amount.ok || !billMonth.ok || !phone.ok) return null
  const saved = bill.accounts.find(
    (account) => account.operator === biller.code && account.number === number.value,
  )
  const isArmed = form.stage === 'read-back'
  const whose = (
    <>
      <span className={styles['whole']}>
        <OperatorMark operator={biller.code} size="large" /> {biller.name[language]}
        {biller.line !== null && ` ${t(`bill.${biller.line}`)}`} ·
      </span>
      <span className={styles['whole']}>
        {monthWords(billMonth.value)}
        {phone.value !== null && ' ·'}
      </span>
      {phone.value !== null && (
        <span className={styles['whole']} data-phone="">
          {readBack(phone.value)}
        </span>
      )}
    </>
  )
  return (
    <ReadBack
      selling={bill}
      saidBack={{
        kind: 'bill',
        number: readBack(number.value),
        amount: amount.value,
        mark: biller.code,
        whose,
      }}
      onNextProvider={() => dispatch({ type: 'next-provider' })}
    >
      {isArmed && (
        <NameAccount
          key={form.saleId}
          saved={saved ?? null}
          account={{ operator: biller.code, number: number.value, phone: phone.value }}
        />
      )}
      {isArmed && quote?.bill && (
        <SecondLook quote={quote.bill} biller={biller} month={month(billMonth.value)} />
      )}
    </ReadBack>
  )
}

interface LookProps {
  readonly quote: BillQuote
  readonly biller: Biller
  readonly month: string
}

/** What is allowed and still worth a second look before sending. */
function SecondLook({ quote, biller, month }: LookProps) {
  const { t } = useSay()
  const { verified, warning, paidBefore } = quote
  const isPaid = paidBefore !== null && !biller.tokens
  if (verified && warning === null && !isPaid) return null
  return (
    <div className={styles['looks']}>
      {isPaid && <PaidBefore paid={paidBefore} />}
      {warning !== null && (
        <Notice tone="wait" live>
          {t(`bills.warning.${warning}`, { month })}
        </Notice>
      )}
      {!verified && <Unverified biller={biller} />}
    </div>
  )
}

function Unverified({ biller }: { readonly biller: Biller }) {
  const { t, operator } = useSay()
  const { code, line } = billerByCode(biller.code)
  const name = [operator(code), ...(line === null ? [] : [t(`bill.${line}`)])].join(' ')
  return <Notice tone="calm">{t('bills.unverified', { biller: name, code })}</Notice>
}

function PaidBefore({ paid }: { readonly paid: NonNullable<BillQuote['paidBefore']> }) {
  const { t, ago, taka, day } = useSay()
  const now_ms = useNow()
  const face = faceOf({ state: paid.state, reason: null, failureHeardOnce: false })
  const words = {
    ago: ago(paid.at_ms, now_ms),
    day: day(paid.businessDate),
    amount: taka(paid.amount_e4),
  }
  return (
    <Notice tone="wait" live>
      <b>{t('bills.paidBefore', words)}</b> <FaceWord face={face} />
      <br />
      {t('bills.paidBeforeNext')}
    </Notice>
  )
}
