import { type ReactNode, memo } from 'react'
import type { SaleKind } from '../../domain/sale.ts'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useSay } from '../i18n/say.ts'
import { NoShift } from './NoShift.tsx'
import { RecentSales } from './RecentSales.tsx'
import { ResultCard } from './ResultCard.tsx'
import styles from './SellingFrame.module.css'
import { Wallets } from './Wallets.tsx'

interface FrameProps {
  /** The form, which stands apart from what is beside it, so that a key draws the form alone. */
  readonly children: ReactNode
  readonly kind: SaleKind
}

/** A screen where something is sold: its form, and beside it what never scrolls away. */
export function SellingFrame({ children, kind }: FrameProps) {
  return (
    <>
      {children}
      <SellingAside kind={kind} />
    </>
  )
}

/**
 * What never scrolls away: how much there is to sell with, and what was sold last.
 *
 * @param kind what is sold beside it, of which the paying wallets stand out
 */
export const SellingAside = memo(function Aside({ kind }: Pick<FrameProps, 'kind'>) {
  const { t } = useSay()
  return (
    <aside className={`frame-aside ${styles['aside']}`} aria-label={t('wallets.title')}>
      <Wallets kind={kind} />
      <RecentSales />
    </aside>
  )
})

interface MainProps {
  readonly title: string
  /** Closer together, where a form has so much that what became of the last sale has no room. */
  readonly tight?: boolean
  readonly children: ReactNode
}

/** The place of the form, from its first field to the bar that sends. */
export function SellingMain({ title, tight = false, children }: MainProps) {
  return (
    <main className={`frame ${styles['main']} ${tight ? styles['tight'] : ''}`} id="main">
      <h2 className="unseen">{title}</h2>
      <NoShift />
      {children}
    </main>
  )
}

interface EarlierProps {
  /** What stands there before anything was sold. */
  readonly otherwise: ReactNode
  /** The next sale is read back, or something else needs the room. */
  readonly compact: boolean
}

/**
 * What became of the last sale. While the next sale is read back it steps back to a line, but not
 * out of sight; a sale the counter did not confirm stays whole.
 */
export const Earlier = memo(function Earlier({ otherwise, compact }: EarlierProps) {
  const { desk } = useSession()
  const sales = useStore(desk.sales)
  const shown = sales.filter(({ phase }, index) => index === 0 || phase !== 'kept')
  if (shown.length === 0) return otherwise
  return shown.map((entry) => (
    <ResultCard
      key={entry.intent.id}
      entry={entry}
      compact={compact && (entry.phase === 'kept' || entry.phase === 'sending')}
    />
  ))
})
