import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import type { KeyBinding } from '../../keyboard/keymap.ts'
import { place } from '../../shell/navigation.ts'
import { keysOf } from '../../shell/screens.ts'
import styles from './HelpSheet.module.css'
import { sheetsFor } from './sheets.ts'

/** Every key there is, from the very tables the screens listen by; those of this screen first. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const { screen } = useStore(place)
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="widest">
      <p className={styles['about']}>{t('keys.about')}</p>
      <div className={styles['sheets']}>
        {sheetsFor(keysOf(screen)).map(({ title, keys }) => (
          <Sheet key={title} title={t(title)} keys={keys} />
        ))}
      </div>
    </Dialog>
  )
}

/** As many lines as half a column has. */
const LONG = 10

interface SheetProps {
  readonly title: string
  readonly keys: readonly KeyBinding[]
}

function Sheet({ title, keys }: SheetProps) {
  const { t } = useSay()
  return (
    <section className={styles[keys.length > LONG ? 'long' : 'sheet']}>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['keys']}>
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
