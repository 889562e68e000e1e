import { businessDate } from '../../../domain/business-day.ts'
import { triggersOn } from '../../../domain/limits.ts'
import { type Money, TAKA_E4, taka } from '../../../domain/money.ts'
import type { LineType, NetworkCode } from '../../../domain/operator.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useNow } from '../../core/use-now.ts'
import { useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { unsentLines } from '../../sale/unsent-lines.ts'
import { dispatch } from './form-store.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from '../../selling/Fields.module.css'
import type { Reading } from './reading.ts'

export function LineTypes({ reading }: { readonly reading: Reading }) {
  const { t, line } = useSay()
  const unsent = useUnsentLines(reading.operator)
  return (
    <div className={styles['line']}>
      <Segments
        label={
          <>
            {t('recharge.lineType')} <Kbd cap="*" />
          </>
        }
        value={reading.lineType}
        choices={reading.lineTypes.map((value) => ({
          value,
          words: unsent.includes(value) ? <Unsent line={value} /> : line(value),
        }))}
        onChoose={(lineType) => dispatch({ type: 'chose-line', lineType })}
      />
    </div>
  )
}

/** None of the providers that are set up has a word for it: it can be looked at, and not sent. */
function Unsent({ line }: { readonly line: LineType }) {
  const say = useSay()
  return (
    <span className={styles['unsent']} title={say.t('noneCan.line-type')}>
      {say.line(line)} <span className="unseen">({say.t('recharge.lineUnsent')})</span>
    </span>
  )
}

function useUnsentLines(operator: NetworkCode | null): readonly LineType[] {
  return unsentLines(useProviders().data ?? [], operator)
}

const usual: readonly Money[] = [20, 50, 100, 200, 500].map(taka)

/** Amounts people ask for all day, with those that the operator turns into a pack marked. */
export function QuickAmounts({ reading }: { readonly reading: Reading }) {
  const { t, taka: say, figure: inShopDigits } = useSay()
  const packs = triggersOn(businessDate(useNow()), reading.operator, reading.lineType)
  const amounts = [...new Set([...usual, ...packs.map(({ amount_e4 }) => amount_e4)])].sort(
    (one, other) => one - other,
  )
  const choose = (amount: Money) => {
    dispatch({ type: 'typed-amount', text: String(amount / TAKA_E4) })
    if (reading.number.ok) dispatch({ type: 'forward' })
  }
  return (
    <fieldset className={styles['quick']} aria-label={t('recharge.quick')}>
      {amounts.map((amount) => {
        const pack = packs.find(({ amount_e4 }) => amount_e4 === amount)
        const figure = say(amount).slice(1)
        return (
          <button
            key={amount}
            type="button"
            className={pack ? styles['pack'] : ''}
            onMouseDown={keepFocus}
            onClick={() => choose(amount)}
          >
            {pack
              ? t('recharge.quickPack', { amount: figure, minutes: inShopDigits(pack.minutes) })
              : figure}
          </button>
        )
      })}
    </fieldset>
  )
}
