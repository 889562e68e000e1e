import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { billerByCode } from '../../domain/kinds/bill/billers.ts'
import { BillerCode } from '../../domain/operator.ts'
import { deliveredStates } from '../../domain/sale.ts'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSale } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Brought.module.css'
import { Problem } from './command.tsx'
import { useSecondPress } from './second-press.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { hasTokens, tokenGroups } from './tokens.ts'

/** What a bill brings once it is paid: tokens of a meter, and proof that its biller is right. */
export function Brought({ sale }: { readonly sale: Sale }) {
  if (sale.kind !== 'bill' || !deliveredStates.includes(sale.state)) return null
  return (
    <>
      {hasTokens(sale) && <Tokens id={sale.id} />}
      <ConfirmBiller sale={sale} />
    </>
  )
}

/** Large and in their order: the meter takes them one after the other, and none of them twice. */
function Tokens({ id }: { readonly id: string }) {
  const { t } = useSay()
  const sale = useSale(id)
  const tokens = sale.data?.tokens ?? []
  const section = useBroughtIntoSight(tokens.length)
  if (!sale.data) return null
  if (tokens.length === 0) {
    return (
      <div className={styles['brought']}>
        <Notice tone="wait">{t('bills.noToken')}</Notice>
      </div>
    )
  }
  return (
    <section ref={section} className={styles['brought']} aria-label={t('bills.tokens')}>
      <ol className={styles['tokens']} data-tokens={tokens.length}>
        {tokens.map((token) => (
          <li key={token}>
            <TokenGroups token={token} />
          </li>
        ))}
      </ol>
      {tokens.length > 1 && <p>{t('bills.tokensInOrder')}</p>}
    </section>
  )
}

/**
 * What its customer waits for stands in sight without a mouse, also where the form above leaves
 * little room. Whoever is typing the next sale keeps that before the eyes instead.
 */
function useBroughtIntoSight(tokens: number) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const { activeElement } = document
    const isTyping = activeElement instanceof HTMLInputElement && activeElement.value !== ''
    if (tokens === 0 || isTyping || !section.current?.closest('#main')) return
    section.current.scrollIntoView({ block: 'nearest' })
  }, [tokens])
  return section
}

/** Broken between its groups alone, wherever it has no room. */
export function TokenGroups({ token }: { readonly token: string }) {
  return tokenGroups(token).map((group, place) => (
    // A group may stand twice in one token: its place tells them apart.
    <span key={`${place} ${group}`}>{group} </span>
  ))
}

/** Until somebody has seen a payment to this biller arrive, nobody knows that its code is right. */
function ConfirmBiller({ sale }: { readonly sale: Sale }) {
  const { t, operator } = useSay()
  const { api, queries } = useSession()
  const billers = useQuery({
    queryKey: queryKeys.bills,
    queryFn: () => api.bills.billers(),
    // Every bill that is delivered is the last one of its biller: no change tells of that.
    staleTime: 0,
  })
  const confirm = useMutation({
    mutationFn: () => api.bills.confirm({ operator: BillerCode.parse(sale.operator) }),
    onSuccess: (known) => queries.setQueryData(queryKeys.bills, known),
  })
  const { isAsking, press } = useSecondPress(() => confirm.mutate())
  const biller = billers.data?.find(({ code }) => code === sale.operator)
  if (!biller || biller.verified || biller.lastDelivered !== sale.id) return null
  const { line } = billerByCode(biller.code)
  const name = [operator(sale.operator), ...(line === null ? [] : [t(`bill.${line}`)])].join(' ')
  const asking = t('bills.confirmSure')
  return (
    <div className={`${styles['brought']} ${styles['confirming']}`}>
      <p>{t('bills.confirmAsk', { biller: name })}</p>
      <Button onPress={() => press()} isPending={confirm.isPending}>
        <Asking words={t('bills.confirm')} asking={asking} isAsking={isAsking} />
      </Button>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={confirm.error} />
    </div>
  )
}
