import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CertifiedAnswer, CertifiedFact } from '../../../contract/certification.ts'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { en } from '../../i18n/en/index.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import styles from './Certification.module.css'

/** Facts with their date, until when each holds, and the answers behind them. */
export function CertifiedFacts({ facts }: { readonly facts: readonly CertifiedFact[] }) {
  return (
    <ul className={styles['facts']}>
      {facts.map((fact) => (
        <Fact key={fact.name} fact={fact} />
      ))}
    </ul>
  )
}

function Fact({ fact }: { readonly fact: CertifiedFact }) {
  const say = useSay()
  const { t, date } = say
  const when = { date: date(fact.measuredAt_ms), until: date(fact.validUntil_ms) }
  return (
    <li className={styles['fact']} data-standing={fact.standing}>
      <b>{t(`certifiedName.${fact.name}`)}</b>
      <span>{findingWords(say, fact)}</span>
      <small>
        {fact.standing === 'valid' && t('certification.measured', when)}
        {fact.standing === 'expired' && t('certification.expired', when)}
        {fact.standing === 'other-account' && t('certification.otherAccount', when)}
      </small>
      <Evidence evidence={fact.evidence} />
    </li>
  )
}

function Evidence({ evidence }: { readonly evidence: readonly CertifiedAnswer[] }) {
  const { t, count } = useSay()
  return (
    <details className={styles['evidence']}>
      <summary>{t('certification.evidence', { shown: count(evidence.length) })}</summary>
      <ol>
        {evidence.map((answer, nth) => (
          // Answers are only added, so their place names them.
          <Answer key={nth} answer={answer} />
        ))}
      </ol>
    </details>
  )
}

function Answer({ answer }: { readonly answer: CertifiedAnswer }) {
  const { t, moment, count } = useSay()
  const { at_ms, httpStatus, elapsed_ms, body } = answer
  const asked = t(`certifiedAsked.${answer.asked}`)
  const line =
    httpStatus === null
      ? t('certification.noAnswer', { time: moment(at_ms), asked })
      : t('certification.answerLine', {
          time: moment(at_ms),
          asked,
          status: String(httpStatus),
          ms: count(elapsed_ms),
        })
  return (
    <li>
      <small>{line}</small>
      {body !== '' && <pre>{body}</pre>}
    </li>
  )
}

/** What was found, with the time it took where it is one. */
export function findingWords(say: Say, fact: CertifiedFact): string {
  const said = `${fact.name}-${fact.value}`
  const now = `${said}-now`
  const key = fact.measure_ms === 0 && isFinding(now) ? now : said
  if (!isFinding(key)) return fact.value
  return say.t(`certifiedFinding.${key}`, { time: durationWords(say, fact.measure_ms ?? 0) })
}

function isFinding(key: string): key is keyof typeof en.certifiedFinding {
  return Object.hasOwn(en.certifiedFinding, key)
}

const MINUTE_ms = 60_000

function durationWords({ t, count }: Say, time_ms: number): string {
  // Upwards: a rule that goes by it would otherwise seem to wait longer than was measured.
  return time_ms <= 2 * MINUTE_ms
    ? t('certification.seconds', { shown: count(Math.ceil(time_ms / 1000)) })
    : t('certification.minutes', { shown: count(Math.ceil(time_ms / MINUTE_ms)) })
}

/** Where https was seen to answer, the address is one press away from it. */
export function ToHttps({
  provider,
  facts,
}: {
  readonly provider: ProviderSummary
  readonly facts: readonly CertifiedFact[]
}) {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const change = useMutation({
    mutationFn: () =>
      api.providers.save({
        provider: provider.provider,
        baseUrl: provider.baseUrl.replace(/^http:/u, 'https:'),
        preference: provider.preference,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.providers }),
  })
  const answers = facts.some(
    ({ name, value, standing }) => name === 'https' && value === 'yes' && standing === 'valid',
  )
  const problem = change.error === null ? null : problemOf(change.error)
  if (change.isSuccess) return <output>{t('certification.toHttpsDone')}</output>
  if (!answers || !provider.plainHttp) return null
  return (
    <div>
      <Button kind="brand" onPress={() => change.mutate()} isDisabled={change.isPending}>
        {t('certification.toHttps')}
      </Button>
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem.kind === 'refused' ? refusalWords(problem.refusal) : t('refusal.LOST')}
        </p>
      )}
    </div>
  )
}
