import { useState } from 'react'
import type { PaperFor, PaperOf } from '../../../contract/printing.ts'
import type { SaleDetail } from '../../../contract/schemas.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSale } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { slipKeys } from '../../keyboard/paper-tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { titleOf } from '../../paper/blocks.ts'
import { useSalePaper } from '../../paper/use-sale-paper.ts'
import { isAtOnce } from '../../printing/automatic.ts'
import { cashOf } from '../../sale/paid.ts'
import { PaperDialog } from './PaperDialog.tsx'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/**
 * The slip of a sale on the screen first: the customer's, or the one the shop keeps. It is called
 * what it calls itself: most slips are no receipts.
 */
export function SlipDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const sale = useSale(id).data
  const [whose, setWhose] = useState<PaperFor>('customer')
  const paper = useSalePaper(sale, whose)
  useKeys(slipKeys, {
    whose: () => {
      setWhose(whose === 'shop' ? 'customer' : 'shop')
      return true
    },
  })
  return (
    <PaperDialog
      title={(paper && titleOf(paper)) ?? t('slip.title')}
      onClose={onClose}
      paper={paper}
      of={sale ? ofSale(sale) : null}
      whose={whose}
      kicks={() => whose === 'customer' && sale !== undefined && movesCashNow(sale)}
      choice={<Whose whose={whose} onChoose={setWhose} />}
    />
  )
}

/** As it stands here: what was given back in another window meanwhile is not promised again. */
function ofSale({ id: sale, state, version }: SaleDetail): PaperOf {
  return { kind: 'sale', sale, state, version }
}

/** Taken with the sale, or handed back since; what pays for another sale stays where it is. */
function movesCashNow(sale: SaleDetail): boolean {
  const { tender, createdAt_ms, changedAt_ms } = sale
  if (tender === 'taken-over' || cashOf(sale) === 0) return false
  return isAtOnce(tender === 'collected' ? createdAt_ms : changedAt_ms, Date.now())
}

interface WhoseProps {
  readonly whose: PaperFor
  readonly onChoose: (whose: PaperFor) => void
}

function Whose({ whose, onChoose }: WhoseProps) {
  const { t } = useSay()
  return (
    <Segments
      label={
        <>
          {t('slip.whose')} <Kbd cap={slipKeys.whose.caps[0]} />
        </>
      }
      value={whose}
      choices={[
        { value: 'customer', words: t('slip.forCustomer') },
        { value: 'shop', words: t('slip.forShop') },
      ]}
      onChoose={(chosen) => onChoose(chosen === 'shop' ? 'shop' : 'customer')}
    />
  )
}
