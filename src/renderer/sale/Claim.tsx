import { useQuery } from '@tanstack/react-query'
import type { Sale } from '../../contract/schemas.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { claimOn } from './claim.ts'
import { isUndone } from './face.ts'

/** What its provider still owes for it, after the customer's money was seen to. */
export function Claim({ sale }: { readonly sale: Sale }) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const { data: claim } = useQuery({
    queryKey: queryKeys.drift,
    queryFn: () => api.wallets.drift(),
    enabled: isUndone(sale.state),
    select: (drift) => claimOn(drift, sale.id),
  })
  if (!claim || !isUndone(sale.state)) return null
  const words = { provider: claim.provider, amount: taka(claim.amount_e4, 'difference') }
  return <b> {t('drift.claim', words)}</b>
}
