import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import styles from './Packages.module.css'
import { useRowsInSight } from './use-rows-in-sight.ts'

interface Props {
  readonly id: string
  readonly packs: readonly ListedPack[]
  /** Null while another field has the turn. */
  readonly lit: number | null
  readonly onChoose: (pack: ListedPack) => void
}

const ROW_rem = 2.6

export function optionId(list: string, { id }: ListedPack): string {
  return `${list}-${id}`
}

/** Draws only the rows in sight: a list of two thousand is looked through like one of ten. */
export function PackList({ id, packs, lit, onChoose }: Props) {
  const { t } = useSay()
  const { holder, first, end, row_px } = useRowsInSight(packs.length, lit, ROW_rem)
  const shown = packs.slice(first, end)
  return (
    // The focus stays in the search, which names the row that the arrows stand on.
    <div
      ref={holder}
      id={id}
      className={styles['list']}
      role="listbox"
      tabIndex={-1}
      aria-label={t('packages.title')}
    >
      <div className={styles['all']} style={{ height: packs.length * row_px }} role="presentation">
        {shown.map((pack, nth) => {
          const index = first + nth
          return (
            <div
              key={pack.id}
              id={optionId(id, pack)}
              className={`${styles['row']} ${index === lit ? styles['lit'] : ''}`}
              style={{ transform: `translateY(${index * row_px}px)`, height: row_px }}
              role="option"
              tabIndex={-1}
              aria-selected={index === lit}
              aria-setsize={packs.length}
              aria-posinset={index + 1}
              data-pack={pack.id}
              onMouseDown={keepFocus}
              onClick={() => onChoose(pack)}
            >
              <Row pack={pack} isLit={index === lit} />
            </div>
          )
        })}
      </div>
    </div>
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
