import { useEffect, useRef } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { SaleDetail } from '../../../contract/schemas.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { choosesByKey } from '../../components/choose-by-key.ts'
import { useSay } from '../../i18n/say.ts'
import { isOfCopy, useCopy } from '../../sale/from-copy.ts'
import { decidedNext, type Outcome } from './decided-next.ts'
import styles from './DecideDialog.module.css'

const values: readonly Outcome[] = ['succeeded', 'failed']

interface Props {
  readonly sale: SaleDetail
  readonly outcome: Outcome | null
  readonly onChoose: (outcome: Outcome) => void
}

/** The two things that may have happened, each with what saying so does to the money. */
export function Outcomes({ sale, outcome, onChoose }: Props) {
  const say = useSay()
  const { t } = say
  const { kind } = sale
  const next = decidedNext(say, { ...sale, ofCopy: isOfCopy(sale, useCopy()) })
  const choices = useRef<HTMLDivElement>(null)
  // The hand on the keyboard begins at the choice: the first arrow, Space or a digit makes it.
  useEffect(() => choices.current?.querySelector('input')?.focus(), [])
  const byKey = choosesByKey({ values, chosen: outcome, byDigits: true }, onChoose)
  return (
    <div ref={choices} onKeyDownCapture={byKey}>
      <RadioGroup
        className={styles['outcomes'] ?? ''}
        value={outcome}
        onChange={(value) => onChoose(value === 'succeeded' ? 'succeeded' : 'failed')}
      >
        <Label className="unseen">{t('decide.title')}</Label>
        <Radio value="succeeded" className={`${styles['outcome']} ${styles['ok']}`}>
          <b>
            {t('decide.succeeded', { kind })} <Kbd cap="1" />
          </b>
          <Next words={next.succeeded} />
        </Radio>
        <Radio value="failed" className={`${styles['outcome']} ${styles['fail']}`}>
          <b>
            {t('decide.failed', { kind })} <Kbd cap="2" />
          </b>
          <Next words={next.failed} />
        </Radio>
      </RadioGroup>
    </div>
  )
}

function Next({ words }: { readonly words: readonly string[] }) {
  return words.map((sentence) => <small key={sentence}>{sentence}</small>)
}
