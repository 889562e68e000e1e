import type { Wallet } from '../../contract/schemas.ts'
import { LOW_h, isLow } from '../../domain/low-balance.ts'
import { payingWallet } from '../../domain/kinds/kinds.ts'
import { type Money, ZERO, totalAsShown } from '../../domain/money.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { type ProviderId, rechargeWallet } from '../../domain/provider.ts'
import { Button } from '../components/Button.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { useProviders, useSettings, useWallets } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import { goTo } from '../shell/navigation.ts'
import { Asked } from './AskedAt.tsx'
import styles from './Wallets.module.css'

/** A full bar is a day of trade at today's pace. */
const FULL_h = 12
const HOURS_PER_DAY = 24
const MINUTES_PER_HOUR = 60

interface Props {
  /** What is sold on the screen: the wallets it is paid from come first, and large. */
  readonly kind: SaleKind
}

/** The prepaid money at each provider, and how long it lasts. */
export function Wallets({ kind }: Props) {
  const { t, taka } = useSay()
  const wallets = useWallets()
  const opened = (wallets.data ?? []).filter((wallet) => wallet.opened)
  const all = [...new Set(opened.map(({ provider }) => provider))]
  const pays = (wallet: Wallet) => wallet.wallet === payingWallet(kind, wallet.provider)
  const paying = opened.filter(pays)
  const isPaying = (at: ProviderId) => paying.some(({ provider }) => provider === at)
  const providers = [...all.filter(isPaying), ...all.filter((at) => !isPaying(at))]
  return (
    <section aria-labelledby="wallets-title" className={styles['wallets']}>
      <div className={styles['head']}>
        <h2 id="wallets-title">
          <button
            type="button"
            className={styles['title']}
            onClick={() => goTo({ screen: 'wallets' })}
          >
            {t('wallets.title')} <Kbd cap={everywhereKeys.openWallets.caps[0]} />
          </button>
        </h2>
        {paying.length > 0 && (
          <span>
            {t('wallets.total', {
              kind,
              amount: taka(totalAsShown(paying.map(balanceOf), 'balance'), 'balance'),
            })}
          </span>
        )}
      </div>
      {wallets.data && opened.length === 0 && <NoWallets />}
      {providers.map((provider) => (
        <ProviderWallets
          key={provider}
          provider={provider}
          kind={kind}
          wallets={opened.filter((wallet) => wallet.provider === provider)}
        />
      ))}
    </section>
  )
}

/** Drive packs and bank transfers have money of their own: no recharge can use it. */
function paysRecharges({ provider, wallet }: Wallet): boolean {
  return wallet === rechargeWallet[provider]
}

function balanceOf({ balance_e4 }: Wallet): Money {
  return balance_e4
}

/** Whether a wallet is about to stop the shop: by the owner's line, or by the pace of sales. */
export function useLow(): (wallet: Wallet) => boolean {
  const lines = useSettings().data?.lowBalance_e4
  return (wallet) =>
    wallet.opened &&
    paysRecharges(wallet) &&
    isLow(wallet.balance_e4, wallet.lasts_h, lines?.[wallet.provider] ?? ZERO)
}

/** No provider yet, or none whose balance has been read: two things an owner does not mix up. */
export function NoWallets() {
  const { t } = useSay()
  const set = (useProviders().data ?? []).filter(({ hasKey }) => hasKey)
  const providers = set.map(({ provider }) => provider).join(', ')
  return (
    <div className={`frame-none ${styles['none']}`}>
      <p>
        {set.length === 0
          ? `${t('wallets.none')} ${t('wallets.noneNext')}`
          : `${t('wallets.unread', { providers })} ${t('wallets.unreadNext')}`}
      </p>
      <Button onPress={() => goTo({ screen: 'settings', part: 'providers' })}>
        {t('settings.providers')}
      </Button>
    </div>
  )
}

interface ProviderProps extends Props {
  readonly provider: ProviderId
  readonly wallets: readonly Wallet[]
}

/** The wallet that pays, large; the provider's others, or all of one that sells none, small. */
function ProviderWallets({ provider, wallets, kind }: ProviderProps) {
  const { t, taka, wallet: nameOf } = useSay()
  const isLowNow = useLow()
  const paying = wallets.find(({ wallet }) => wallet === payingWallet(kind, provider))
  const main = paying ?? wallets.find(paysRecharges)
  const others = wallets.filter((wallet) => wallet !== main)
  if (!main) return null
  // The owner's line is one for the wallet of recharges; another is low when it is all but empty.
  const low =
    paying && !paysRecharges(paying)
      ? isLow(paying.balance_e4, paying.lasts_h, ZERO)
      : isLowNow(main)
  return (
    <div
      className={`${styles['wallet']} ${low ? styles['low'] : ''} ${paying ? '' : styles['aside']}`}
      data-wallet={provider}
    >
      <p className={styles['line']}>
        <button
          type="button"
          className={styles['open']}
          onClick={() => goTo({ screen: 'wallets', wallet: { provider, wallet: main.wallet } })}
        >
          {nameOf(provider, main.wallet)}
        </button>
        <b>
          {low && <span className={styles['flag']}>{t('walletsScreen.low')}</span>}
          <small className={styles['ours']}>{t('wallets.ours')}</small>{' '}
          {taka(main.balance_e4, 'balance')}
        </b>
      </p>
      {paying && <Pace wallet={paying} />}
      <Notes main={main} others={others} />
    </div>
  )
}

function Pace({ wallet: { lasts_h, askedAt_ms } }: { readonly wallet: Wallet }) {
  return (
    <>
      <p className={styles['line']}>
        {lasts_h !== null && (
          <small className={styles['pace']}>
            <Lasts hours={lasts_h} />
          </small>
        )}
        <small>
          <Asked at_ms={askedAt_ms} />
        </small>
      </p>
      <Bar hours={lasts_h} />
    </>
  )
}

function Notes({ main, others }: { readonly main: Wallet; readonly others: readonly Wallet[] }) {
  const { t, taka } = useSay()
  const notes = [
    main.reserved_e4 === 0
      ? null
      : t('wallets.reserved', { amount: taka(main.reserved_e4, 'cost') }),
    ...others.map(
      ({ wallet, balance_e4 }) => `${t(`wallets.names.${wallet}`)} ${taka(balance_e4, 'balance')}`,
    ),
  ].filter((note) => note !== null)
  return (
    <>
      {notes.length > 0 && <small className={styles['notes']}>{notes.join(' · ')}</small>}
      {[main, ...others.filter(paysRecharges)].map((wallet) => (
        <Unexplained key={wallet.wallet} wallet={wallet} />
      ))}
    </>
  )
}

function Unexplained({ wallet: at }: { readonly wallet: Wallet }) {
  const { t, taka } = useSay()
  const { provider, wallet, unexplained_e4 } = at
  if (unexplained_e4 === null || unexplained_e4 === 0) return null
  return (
    <button
      type="button"
      className={styles['unexplained']}
      onClick={() => goTo({ screen: 'wallets', wallet: { provider, wallet } })}
    >
      {t('wallets.unexplained', { amount: taka(unexplained_e4, 'difference') })}
    </button>
  )
}

export function Lasts({ hours }: { readonly hours: number }) {
  const { t, count } = useSay()
  const said = (key: 'minutesLeft' | 'hoursLeft' | 'daysLeft', figure: number) =>
    t(`wallets.${key}`, { count: figure, shown: count(figure) })
  if (hours < LOW_h) return said('minutesLeft', Math.floor(hours * MINUTES_PER_HOUR))
  if (hours < HOURS_PER_DAY * 2) return said('hoursLeft', Math.floor(hours))
  return said('daysLeft', Math.floor(hours / HOURS_PER_DAY))
}

function Bar({ hours }: { readonly hours: number | null }) {
  if (hours === null) return null
  const share = Math.min(1, hours / FULL_h)
  return (
    <div className={styles['bar']} aria-hidden="true">
      <i style={{ width: `${Math.max(2, Math.round(share * 100))}%` }} />
    </div>
  )
}
