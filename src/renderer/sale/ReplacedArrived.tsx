import { useMutation } from '@tanstack/react-query'
import type { Sale } from '../../contract/schemas.ts'
import type { SaleId } from '../../domain/sale.ts'
import { Button } from '../components/Button.tsx'
import { problemOf } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { goTo } from '../shell/navigation.ts'
import { Problem } from './command.tsx'
import { useHandOn } from './focus-back.ts'

interface Props {
  readonly sale: Sale
  readonly error: Error | null
  readonly onBack: (replaced: SaleId) => void
}

/**
 * The ways on where money was to go back and the sale that this one was made in place of has come
 * after all: the money pays for that one, or it goes back all the same.
 */
export function ReplacedArrived({ sale, error, onBack }: Props) {
  const { api } = useSession()
  const { t, taka } = useSay()
  const hand = useHandOn(sale.id)
  const keep = useMutation({
    mutationFn: () => api.sales.keep({ id: sale.id }),
    onSuccess: () => hand.goOn(),
  })
  const problem = error && problemOf(error)
  if (problem?.kind !== 'refused' || problem.refusal.code !== 'REPLACED_ARRIVED') return null
  const replaced = problem.refusal.data.id
  const amount = taka(sale.amount_e4)
  const press = (act: () => void) => () => {
    hand.pressed()
    act()
  }
  return (
    <>
      <Button kind="brand" onPress={press(() => keep.mutate())} isPending={keep.isPending}>
        {t('sale.keepMoney', { amount })}
      </Button>
      <Button onPress={() => goTo({ screen: 'transactions', sale: replaced })}>
        {t('sale.showReplaced')}
      </Button>
      <Button kind="danger" onPress={press(() => onBack(replaced))}>
        {t('sale.refundAlthough', { amount })}
      </Button>
      <Problem error={keep.error} late={t('refusal.NOT_DUE')} />
    </>
  )
}
