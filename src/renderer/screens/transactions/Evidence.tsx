import type { Observation, SaleDetail, SaleEvent } from '../../../contract/schemas.ts'
import { observationClasses, saleCauses } from '../../../contract/codes.ts'
import { FaceIcon } from '../../components/Face.tsx'
import { useSay } from '../../i18n/say.ts'
import { faceOf, reasonKey } from '../../sale/face.ts'
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
        {sale.events.map((event) => (
          <Step key={event.version} event={event} />
        ))}
      </ol>
    </section>
  )
}

function Step({ event }: { readonly event: SaleEvent }) {
  const { t, moment } = useSay()
  const heardOnce = event.reason?.code === 'failure-heard'
  const face = faceOf({ state: event.to, reason: event.reason, failureHeardOnce: heardOnce })
  const cause = saleCauses.find((known) => known === event.cause) ?? 'unlisted'
  const word = event.from === null ? t('transactions.first') : t(`state.${face}`)
  return (
    <li className={styles['step']}>
      <FaceIcon face={face} />
      <p className={styles['line']}>
        <b>{word}</b> <span>{t(`cause.${cause}`, { code: event.cause })}</span>
        <time>{moment(event.at_ms)}</time>
      </p>
      {event.reason && (
        <p className={styles['why']}>
          {t(`reason.${reasonKey(event.reason.code)}`, { code: event.reason.code })}
          {event.reason.words !== '' && <q className={styles['said']}>{event.reason.words}</q>}
        </p>
      )}
    </li>
  )
}

/** Every answer as it came: text, never markup, whatever a provider sends. */
export function Answers({ sale }: Part) {
  const { t } = useSay()
  return (
    <section>
      <h3 className={styles['title']}>{t('transactions.answers')}</h3>
      {sale.observations.length === 0 && (
        <p className={styles['none']}>{t('transactions.noAnswers')}</p>
      )}
      <ul className={styles['answers']}>
        {sale.observations.map((answer) => (
          <Answer key={answer.seq} answer={answer} />
        ))}
      </ul>
    </section>
  )
}

function Answer({ answer }: { readonly answer: Observation }) {
  const { t, moment } = useSay()
  // `refused:id-reused`: an answer that was kept and not followed, with why behind the colon.
  const [kind] = answer.class.split(':')
  const known = observationClasses.find((one) => one === kind) ?? 'unlisted'
  const figures = [
    answer.httpStatus === null ? null : t('transactions.httpStatus', { status: answer.httpStatus }),
    answer.elapsed_ms === null ? null : t('shell.ms', { shown: answer.elapsed_ms }),
    moment(answer.at_ms),
  ]
  return (
    <li className={styles['answer']}>
      <p className={styles['line']}>
        <b>
          {t('transactions.answerLine', {
            source: t(`source.${answer.source}`),
            class: t(`observed.${known}`, { code: answer.class }),
          })}
        </b>
        <time>{figures.filter((figure) => figure !== null).join(' · ')}</time>
      </p>
      {answer.body === '' ? (
        <p className={styles['none']}>{t('transactions.emptyAnswer')}</p>
      ) : (
        <pre className={styles['body']}>{answer.body}</pre>
      )}
    </li>
  )
}
