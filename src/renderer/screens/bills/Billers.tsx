import { type Biller, billers, billerSorts } from '../../../domain/kinds/bill/billers.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { OperatorMark } from '../../components/OperatorMark.tsx'
import { useSay } from '../../i18n/say.ts'
import { billKeys } from '../../keyboard/tables.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from './Bills.module.css'
import { dispatch } from './form-store.ts'
import type { Bill } from './use-bill.ts'

/**
 * Every biller, by what it sells. Prepaid and postpaid of one company stand side by side, and none
 * is chosen before somebody does: what is loaded on a wrong meter comes back from nowhere.
 */
export function Billers({ bill }: { readonly bill: Bill }) {
  const { t } = useSay()
  return (
    <div className={styles['billers']}>
      {billerSorts.map((sort) => (
        <fieldset key={sort} className={styles['sort']}>
          <legend>
            {t(`bills.sort.${sort}`)}{' '}
            {sort === billerSorts[0] && <Kbd cap={billKeys.biller.caps[0]} />}
          </legend>
          {billers
            .filter((biller) => biller.sort === sort)
            .map((biller) => (
              <BillerChoice
                key={biller.code}
                biller={biller}
                isChosen={bill.form.operator === biller.code}
              />
            ))}
        </fieldset>
      ))}
    </div>
  )
}

interface ChoiceProps {
  readonly biller: Biller
  readonly isChosen: boolean
}

function BillerChoice({ biller: { code, name, line }, isChosen }: ChoiceProps) {
  const { t, language } = useSay()
  return (
    <button
      type="button"
      className={isChosen ? styles['chosen'] : styles['biller']}
      aria-pressed={isChosen}
      onMouseDown={keepFocus}
      onClick={() => dispatch({ type: 'chose-biller', operator: code })}
    >
      <OperatorMark operator={code} />
      <span>{name[language]}</span>
      {line !== null && <b>{t(`bill.${line}`)}</b>}
    </button>
  )
}
