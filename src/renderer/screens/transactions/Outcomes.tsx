import { useEffect, useRef } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { SaleDetail } from '../../../contract/schemas.ts'
import { useSay } from '../../i18n/say.ts'
import { isOfCopy, useCopy } from '../../sale/from-copy.ts'
import { decidedNext, type Outcome } from './decided-next.ts'
import styles from './DecideDialog.module.css'

interface Props {
  readonly sale: SaleDetail
  readonly outcome: Outcome | null
  readonly onChoose: (outcome: Outcome) => void
}

/** The two things that may have happened, each with what saying so does to the money. */
export function Outcomes({ sale, outcome, onChoose }: Props) {
  const say = useSay()
  const { t } = say
  const next = decidedNext(say, { ...sale, ofCopy: isOfCopy(sale, useCopy()) })
  const choices = useRef<HTMLDivElement>(null)
  // The hand on the keyboard begins at the choice: the arrows go from one to the other.
  useEffect(() => choices.current?.querySelector('input')?.focus(), [])
  return (
    <RadioGroup
      ref={choices}
      className={styles['outcomes'] ?? ''}
      value={outcome}
      onChange={(value) => onChoose(value === 'succeeded' ? 'succeeded' : 'failed')}
    >
      <Label className="unseen">{t('decide.title')}</Label>
      <Radio value="succeeded" className={`${styles['outcome']} ${styles['ok']}`}>
        <b>{t('decide.succeeded')}</b>
        <Next words={next.succeeded} />
      </Radio>
      <Radio value="failed" className={`${styles['outcome']} ${styles['fail']}`}>
        <b>{t('decide.failed')}</b>
        <Next words={next.failed} />
      </Radio>
    </RadioGroup>
  )
}

function Next({ words }: { readonly words: readonly string[] }) {
  return words.map((sentence) => <small key={sentence}>{sentence}</small>)
}
