import { Fragment } from 'react'
import { Banknote } from 'lucide-react'
import type { Observation, SaleDetail, SaleEvent } from '../../../contract/schemas.ts'
import { observationClasses, saleCauses } from '../../../contract/codes.ts'
import { FaceIcon } from '../../components/Face.tsx'
import { type Say, useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import { isAllOnCredit } from '../../sale/money-words.ts'
import { reasonWords, saidWords } from '../../sale/words.ts'
import { answersIn, isMoneyStep, isUnderWay } from './story.ts'
import styles from './Evidence.module.css'

interface Part {
  readonly sale: SaleDetail
}

/** The steps of a sale in their order. The state it stands in is the last of them. */
export function Story({ sale }: Part) {
  const { t } = useSay()
  return (
    <section>
      <h3 className={styles['title']}>{t('transactions.story')}</h3>
      <ol className={styles['story']}>
        {sale.events.map((event, nth) => (
          <Step
            key={event.version}
            event={event}
            before={sale.events[nth - 1] ?? null}
            sale={sale}
          />
        ))}
      </ol>
    </section>
  )
}

interface StepProps {
  readonly event: SaleEvent
  readonly before: SaleEvent | null
  readonly sale: SaleDetail
}

function Step({ event, before, sale }: StepProps) {
  const { provider, kind } = sale
  const say = useSay()
  const { t, moment } = say
  const ofMoney = isMoneyStep(event, before)
  const moneyStep = isAllOnCredit(sale) ? 'onCredit.step' : 'moneyStep'
  const heardOnce = event.reason?.code === 'failure-heard'
  const underWay = isUnderWay(event, before)
  const stands = faceOf({ state: event.to, reason: event.reason, failureHeardOnce: heardOnce })
  const face = underWay ? 'waiting' : stands
  const cause = saleCauses.find((known) => known === event.cause) ?? 'unlisted'
  const stood = event.from === null ? t('transactions.first') : t(`state.${face}`)
  const title = underWay ? t('transactions.underWay') : stood
  return (
    <li className={styles['step']}>
      {ofMoney ? <MoneyIcon /> : <FaceIcon face={face} />}
      <p className={styles['line']}>
        <b>{ofMoney ? t(`${moneyStep}.${event.tender}`) : title}</b>{' '}
        <span>{t(`cause.${cause}`, { code: event.cause })}</span>
        <time>{moment(event.at_ms)}</time>
      </p>
      {underWay && <p className={styles['why']}>{t('transactions.underWayWhy', { provider })}</p>}
      {event.reason && (
        <p className={styles['why']}>
          {reasonWords(say, event.reason.code, kind)}
          {event.reason.words !== '' && (
            <span className={styles['said']}>{saidWords(say, event.reason)}</span>
          )}
        </p>
      )}
    </li>
  )
}

function MoneyIcon() {
  return (
    <span className={styles['money']} aria-hidden="true">
      <Banknote strokeWidth={2.4} />
    </span>
  )
}

/** The same out of sight until it is wanted: a cashier reads the story, an owner the answers. */
export function FoldedAnswers({ sale }: Part) {
  const { t, count } = useSay()
  return (
    <details className={styles['folded']}>
      <summary>
        {t('transactions.answers')} ({count(answersIn(sale))})
      </summary>
      <AnswerList sale={sale} />
    </details>
  )
}

/** Every answer as it came: text, never markup, whatever a provider sends. */
export function Answers({ sale }: Part) {
  const { t } = useSay()
  return (
    <section>
      <h3 className={styles['title']}>{t('transactions.answers')}</h3>
      <AnswerList sale={sale} />
    </section>
  )
}

function AnswerList({ sale }: Part) {
  const { t, count } = useSay()
  if (sale.observations.length === 0) {
    return <p className={styles['none']}>{t('transactions.noAnswers')}</p>
  }
  return (
    <ul className={styles['answers']}>
      {sale.observations.map((answer) => (
        <Fragment key={answer.seq}>
          <Answer answer={answer} />
          {sale.leftOut?.after === answer.seq && (
            <li className={styles['none']}>
              {t('transactions.leftOut', { shown: count(sale.leftOut.answers) })}
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  )
}

function Answer({ answer }: { readonly answer: Observation }) {
  const { t } = useSay()
  // `refused:id-reused`: an answer that was kept and not followed, with why behind the colon.
  const [kind, why] = answer.class.split(':')
  const known = observationClasses.find((one) => one === kind) ?? 'unlisted'
  return (
    <li className={styles['answer']}>
      <p className={styles['line']}>
        <b>
          {t('transactions.answerLine', {
            source: t(`source.${answer.source}`),
            class: t(`observed.${known}`, { code: answer.class }),
          })}
        </b>
        <time>
          <When answer={answer} />
        </time>
      </p>
      {why === 'other-account' && (
        <p className={styles['none']}>{t('transactions.otherAccount')}</p>
      )}
      {why === 'after-end' && <p className={styles['none']}>{t('transactions.afterEnd')}</p>}
      {answer.body === '' ? (
        <p className={styles['none']}>{t('transactions.emptyAnswer')}</p>
      ) : (
        <pre className={styles['body']}>{answer.body}</pre>
      )}
    </li>
  )
}

function When({ answer }: { readonly answer: Observation }) {
  const say = useSay()
  const { t, moment, count } = say
  const { times } = answer
  if (times > 1) {
    const [from, to] = [moment(answer.at_ms), moment(answer.lastAt_ms)]
    return t('transactions.repeated', { count: times, shown: count(times), from, to })
  }
  return [...howOf(say, answer), moment(answer.at_ms)].join(' · ')
}

/** How it came: what the line said, and how long it took. */
function howOf({ t, count }: Say, { httpStatus, elapsed_ms }: Observation) {
  const figures = [
    httpStatus === null ? null : t('transactions.httpStatus', { status: httpStatus }),
    elapsed_ms === null ? null : t('shell.ms', { shown: count(elapsed_ms) }),
  ]
  return figures.filter((figure) => figure !== null)
}
