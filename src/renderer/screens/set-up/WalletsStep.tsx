import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleDashed } from 'lucide-react'
import type { ProviderSummary, Wallet } from '../../../contract/schemas.ts'
import { capabilities } from '../../../domain/capability.ts'
import { walletsOf } from '../../../domain/provider.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useWallets } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { Asked } from '../../selling/AskedAt.tsx'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
  readonly onward: () => void
}

/** Its wallets, what each pays for, and the first figure of each in the books. */
export function WalletsStep({ provider, onward }: Props) {
  const { t } = useSay()
  const read = useReading(provider)
  const wallets = useWallets().data ?? []
  const mine = wallets.filter((one) => one.provider === provider.provider)
  const names = walletsOf[provider.provider]
  const areOpened = names.every((name) =>
    mine.some(({ wallet, opened }) => wallet === name && opened),
  )
  return (
    <div className={styles['form']}>
      <ul className={styles['wallets']}>
        {names.map((name) => (
          <WalletLine
            key={name}
            provider={provider}
            name={name}
            wallet={mine.find(({ wallet }) => wallet === name) ?? null}
          />
        ))}
      </ul>
      {read.isError && (
        <p role="alert" className={styles['problem']}>
          {t('refusal.LOST')}
        </p>
      )}
      <div className={styles['actions']}>
        {areOpened && (
          <Button kind="brand" onPress={onward} takesFocus>
            {t('setUp.next')} <Kbd cap="Enter" onBrand />
          </Button>
        )}
        <Button onPress={() => read.mutate()} isPending={read.isPending} takesFocus={!areOpened}>
          {t(read.isPending ? 'providerSettings.testing' : 'setUp.readWallets')}
        </Button>
      </div>
    </div>
  )
}

function useReading({ provider }: ProviderSummary) {
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.wallets.refresh({ provider }),
    onSuccess: (wallets) => queries.setQueryData(queryKeys.wallets, wallets),
  })
}

interface LineProps {
  readonly provider: ProviderSummary
  readonly name: Wallet['wallet']
  readonly wallet: Wallet | null
}

function WalletLine({ provider, name, wallet }: LineProps) {
  const { t, taka, wallet: nameOf } = useSay()
  const isOpened = wallet?.opened === true
  const Mark = isOpened ? CircleCheck : CircleDashed
  const pays = capabilities
    .filter((row) => row.provider === provider.provider && row.wallet === name)
    .map(({ kind }) => t(`kinds.${kind}.name`))
  return (
    <li data-opened={isOpened}>
      <Mark size={18} aria-hidden="true" />
      <span>
        <b>{nameOf(provider.provider, name)}</b>
        <small>{t('setUp.paysFor', { kinds: pays.join(', ') })}</small>
      </span>
      <span className={styles['figure']}>
        <b>{wallet && isOpened ? taka(wallet.balance_e4, 'balance') : t('setUp.unread')}</b>
        {wallet && isOpened && (
          <small>
            <Asked at_ms={wallet.askedAt_ms} />
          </small>
        )}
      </span>
    </li>
  )
}
