import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Selection } from 'react-aria-components/ListBox'
import type { Wallet } from '../../../contract/schemas.ts'
import { useSay } from '../../i18n/say.ts'
import { AskedAt } from '../../selling/AskedAt.tsx'
import { useLow } from '../../selling/Wallets.tsx'
import { DifferenceChip } from './DifferenceChip.tsx'
import { keyOf } from './difference.ts'
import styles from './WalletList.module.css'

interface Props {
  readonly wallets: readonly Wallet[]
  readonly chosen: Wallet
  readonly onChoose: (key: string) => void
}

/** Every wallet with its two figures; the arrows walk it and the rest of the screen follows. */
export function WalletList({ wallets, chosen, onChoose }: Props) {
  const { t } = useSay()
  const list = useRef<HTMLDivElement>(null)
  const key = keyOf(chosen)
  // The screen was opened to look at wallets: the arrows walk them at once, from the one that is
  // shown, also when another is shown than before. The rows are there in the frame after the list.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-wallet-row="${key}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [key])
  const choose = (selection: Selection) => {
    const [next] = selection === 'all' ? [] : selection
    if (next !== undefined) onChoose(String(next))
  }
  return (
    <ListBox
      ref={list}
      aria-label={t('walletsScreen.list')}
      className={styles['list'] ?? ''}
      items={wallets.map((wallet) => ({ id: keyOf(wallet), wallet }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[key]}
      onSelectionChange={choose}
    >
      {({ wallet }) => <Row wallet={wallet} />}
    </ListBox>
  )
}

function Row({ wallet }: { readonly wallet: Wallet }) {
  const { t, taka, wallet: nameOf } = useSay()
  const low = useLow()(wallet)
  const name = nameOf(wallet.provider, wallet.wallet)
  const { providerBalance_e4 } = wallet
  return (
    <ListBoxItem
      id={keyOf(wallet)}
      textValue={name}
      className={`${styles['row']} ${low ? styles['low'] : ''}`}
      data-wallet-row={keyOf(wallet)}
    >
      <span className={styles['name']}>
        <b>{name}</b>
        {low && <small className={styles['flag']}>{t('walletsScreen.low')}</small>}
      </span>
      <span className={styles['figure']}>
        <small>{t('walletsScreen.ours')}</small>
        <b>{wallet.opened ? taka(wallet.balance_e4, 'balance') : '—'}</b>
      </span>
      <span className={styles['figure']}>
        <small>
          {t('walletsScreen.theirs')} · <AskedAt at_ms={wallet.askedAt_ms} />
        </small>
        <span>{providerBalance_e4 === null ? '—' : taka(providerBalance_e4, 'balance')}</span>
      </span>
      <DifferenceChip wallet={wallet} />
    </ListBoxItem>
  )
}
