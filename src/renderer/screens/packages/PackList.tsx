import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from './Packages.module.css'
import { useRowsInSight } from './use-rows-in-sight.ts'

interface Props {
  readonly packs: readonly ListedPack[]
  /** Null while another field has the turn. */
  readonly lit: number | null
  readonly onChoose: (pack: ListedPack) => void
}

const ROW_rem = 2.6

/** Draws only the rows in sight: a list of two thousand is looked through like one of ten. */
export function PackList({ packs, lit, onChoose }: Props) {
  const { t } = useSay()
  const { holder, first, end, row_px } = useRowsInSight(packs.length, lit, ROW_rem)
  const shown = packs.slice(first, end)
  return (
    <ul ref={holder} className={styles['list']} aria-label={t('packages.title')}>
      {/* As long as all of them together, so that the bar at the side tells how many there are. */}
      <li className={styles['all']} style={{ height: packs.length * row_px }} aria-hidden="true" />
      {shown.map((pack, nth) => {
        const index = first + nth
        return (
          <li
            key={pack.id}
            className={styles['place']}
            style={{ transform: `translateY(${index * row_px}px)`, height: row_px }}
            aria-setsize={packs.length}
            aria-posinset={index + 1}
          >
            <button
              type="button"
              // The focus stays in the search, and the arrows there walk the rows.
              tabIndex={-1}
              className={`${styles['row']} ${index === lit ? styles['lit'] : ''}`}
              aria-current={index === lit}
              data-pack={pack.id}
              onMouseDown={keepFocus}
              onClick={() => onChoose(pack)}
            >
              <Row pack={pack} isLit={index === lit} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Row({ pack, isLit }: { readonly pack: ListedPack; readonly isLit: boolean }) {
  const { t, taka } = useSay()
  return (
    <>
      <span className={styles['name']} title={pack.name}>
        {pack.name}
        {pack.tag !== null && <small className={styles['tag']}>{pack.tag}</small>}
      </span>
      <span className={styles['sort']}>{t(`packages.shelves.${pack.sort}`)}</span>
      <span className={styles['earns']}>
        {t('packages.earns', { commission: taka(pack.commission_e4, 'earning') })}
      </span>
      <b className={styles['price']}>{taka(pack.price_e4)}</b>
      <span className={styles['enter']}>{isLit && <Kbd cap="Enter" />}</span>
    </>
  )
}
