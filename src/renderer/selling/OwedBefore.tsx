import type { Sale } from '../../contract/schemas.ts'
import { Notice } from '../components/Notice.tsx'
import { useStanding } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { SellAgain } from '../sale/SellAgain.tsx'
import { actionsFor } from '../sale/face.ts'
import { isFromCopy, useCopy } from '../sale/from-copy.ts'
import { isAllOnCredit, moneyBackWords } from '../sale/money-words.ts'
import { creditOf } from '../sale/paid.ts'
import { useBarredBy } from '../sale/use-barred.ts'
import styles from './OwedBefore.module.css'

/**
 * The customer's cash is here already, or the sale stands in the dues: either can pay for this one,
 * or it is paid anew. The button stands beside the words, for the card below has stepped back and
 * hears no key.
 */
export function OwedBefore({ sale: quoted }: { readonly sale: Sale }) {
  const say = useSay()
  // Given back over another counter it is owed no more, though the quote was asked for before.
  const sale = useStanding(quoted.id).data ?? quoted
  const isBarred = useBarredBy(sale.id) !== null
  const fromCopy = isFromCopy(sale, useCopy())
  if (sale.tender !== 'refund-due') return null
  const canSell = actionsFor(sale, isBarred).includes('sell-again')
  const inHand = isAllOnCredit(sale) ? 'onCredit.before' : 'recharge.owedBefore'
  const owed = fromCopy ? 'recharge.owedOfCopy' : inHand
  const words = canSell ? owed : 'recharge.owedUndecided'
  const sums = { amount: moneyBackWords(say, sale), credit: say.taka(creditOf(sale)) }
  return (
    <div className={styles['place']}>
      <Notice tone="wait">
        <div className={styles['owed']}>
          <output>
            <b>{say.t(words, sums)}</b>
          </output>
          {canSell && <SellAgain sale={sale} />}
        </div>
      </Notice>
    </div>
  )
}
