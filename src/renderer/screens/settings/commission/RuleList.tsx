import { useState } from 'react'
import type { Rule } from '../../../../contract/commission.ts'
import { providerIds } from '../../../../domain/provider.ts'
import { saleKinds } from '../../../../domain/sale.ts'
import { Button } from '../../../components/Button.tsx'
import { OperatorMark } from '../../../components/OperatorMark.tsx'
import { useSay } from '../../../i18n/say.ts'
import styles from './Commission.module.css'
import { newRuleId, useEndRule } from './use-commission.ts'
import { useRuleWords } from './use-rule-words.ts'

interface Props {
  readonly rules: readonly Rule[]
  readonly today: string
  readonly onAgain: (rule: Rule) => void
}

/** What holds today and what is to come, by provider; what is over where it is asked for. */
export function RuleList({ rules, today, onAgain }: Props) {
  const { t, count } = useSay()
  const [isAll, setAll] = useState(false)
  const over = rules.filter(({ standing }) => standing === 'over').length
  const shown = rules.filter(({ standing }) => isAll || standing !== 'over')
  return (
    <>
      {providerIds.map((provider) => {
        const mine = inOrder(shown.filter((rule) => rule.provider === provider))
        return (
          mine.length > 0 && (
            <section key={provider} aria-labelledby={`rules-${provider}`}>
              <h4 id={`rules-${provider}`} className={styles['provider']}>
                {provider}
              </h4>
              <ul className={styles['list']}>
                {mine.map((rule) => (
                  <RuleLine key={rule.id} rule={rule} today={today} onAgain={onAgain} />
                ))}
              </ul>
            </section>
          )
        )
      })}
      {over > 0 && (
        <div>
          <Button kind="quiet" onPress={() => setAll(!isAll)}>
            {isAll
              ? t('commission.hideOver')
              : t('commission.showOver', { count: over, shown: count(over) })}
          </Button>
        </div>
      )}
    </>
  )
}

/** Kind by kind, and what is for one package or operator before what is for all. */
function inOrder(rules: readonly Rule[]): readonly Rule[] {
  const width = ({ of }: Rule) => ['package', 'operator', 'all'].indexOf(of.what)
  return rules.toSorted(
    (one, other) =>
      saleKinds.indexOf(one.kind) - saleKinds.indexOf(other.kind) ||
      width(one) - width(other) ||
      other.from.localeCompare(one.from),
  )
}

interface LineProps {
  readonly rule: Rule
  readonly today: string
  readonly onAgain: (rule: Rule) => void
}

function RuleLine({ rule, today, onAgain }: LineProps) {
  const { t } = useSay()
  const words = useRuleWords()
  const [isAsked, setAsked] = useState(false)
  const end = useEndRule(() => setAsked(false))
  const { of, kind, standing } = rule
  return (
    <li className={styles['rule']} data-standing={standing}>
      <span className={styles['whose']}>
        {of.what === 'operator' && <OperatorMark operator={of.operator} />}
        {of.what === 'package' && <OperatorMark operator={of.list} />}
        <span>
          <b>{words.ruleFor(rule)}</b> · {t(`kinds.${kind}.name`)}
        </span>
      </span>
      <b className={styles['earns']}>{words.earns(rule.earns)}</b>
      <Since rule={rule} />
      {standing !== 'over' && (
        <span className={styles['acts']}>
          <Button onPress={() => onAgain(rule)}>{t('commission.again')}</Button>
          {!isAsked && (
            <Button kind="quiet" onPress={() => setAsked(true)}>
              {t('commission.end')}
            </Button>
          )}
        </span>
      )}
      {isAsked && (
        <p className={styles['sure']}>
          {t(standing === 'later' ? 'commission.endLaterSure' : 'commission.endSure')}
          <Button
            kind="danger"
            takesFocus
            isPending={end.isPending}
            onPress={() => end.mutate({ id: newRuleId(), rule: rule.id, from: today })}
          >
            {t('commission.endYes')}
          </Button>
          <Button onPress={() => setAsked(false)}>{t('commission.endNo')}</Button>
        </p>
      )}
    </li>
  )
}

function Since({ rule: { standing, from, until } }: { readonly rule: Rule }) {
  const { t, day } = useSay()
  // Another took its place on its first day, or before it came.
  const isAtOnce = until !== null && until <= from
  return (
    <span className={styles['since']}>
      <span className={styles['standing']} data-standing={standing}>
        {t(`commission.standing.${standing}`)}
      </span>{' '}
      {!isAtOnce &&
        t(standing === 'later' ? 'commission.fromDay' : 'commission.sinceDay', { day: day(from) })}
      {until !== null && ` ${t('commission.untilDay', { day: day(until) })}`}
    </span>
  )
}
