import type { CSSProperties } from 'react'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './KeyList.module.css'
import type { Told } from './tell.ts'

interface Props extends Told {
  readonly look: 'largest' | 'large' | 'small'
  readonly columns?: 1 | 2
  /** It is of the screen below. */
  readonly isHere?: boolean
}

/** One table of keys, each with what it does. */
export function KeyList({ title, keys, look, columns = 1, isHere = false }: Props) {
  const { t } = useSay()
  // Down the first column, then down the second: what belongs together stays together.
  const rows: CSSProperties & { readonly '--rows': number } = {
    '--rows': Math.ceil(keys.length / columns),
  }
  return (
    <section className={styles[look]}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{t(title)}</h3>
        {isHere && <span className={styles['here']}>{t('keys.here')}</span>}
      </div>
      <dl className={columns === 2 ? styles['two'] : styles['one']} style={rows}>
        {keys.map(({ words, caps }) => (
          <div key={words}>
            <dt>
              {caps.map((cap) => (
                <Kbd key={cap} cap={cap} />
              ))}
            </dt>
            <dd>{t(`keys.${words}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
