import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { OperatorMark } from '../components/OperatorMark.tsx'
import { useSay } from '../i18n/say.ts'
import { useWhat } from './what.ts'

interface Props {
  readonly sale: Sale | SaleIntent
  readonly size?: 'small' | 'large'
}

/** Whose it is and what was sold, by mark and by name. */
export function SaleOperator({ sale, size = 'small' }: Props) {
  const { whose } = useSay()
  const what = useWhat()
  return (
    <>
      <SaleMark sale={sale} size={size} /> {whose(sale)} {what(sale)}
    </>
  )
}

/** The mark of its operator; Skitto has one of its own. */
export function SaleMark({ sale, size = 'small' }: Props) {
  const lineType = ('lineType' in sale ? sale.lineType : undefined) ?? 'prepaid'
  return <OperatorMark operator={sale.operator} lineType={lineType} size={size} />
}
