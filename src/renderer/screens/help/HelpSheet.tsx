import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import type { KeyBinding, KeyMap } from '../../keyboard/keymap.ts'
import { keySheets } from '../../keyboard/tables.ts'
import styles from './HelpSheet.module.css'

/** Every key there is, from the very tables the screens listen by. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="widest">
      <p className={styles['about']}>{t('keys.about')}</p>
      <div className={styles['sheets']}>
        {keySheets.map(({ title, map, like = {} }) => (
          <Sheet key={title} title={t(title)} keys={keysBeside(map, like)} />
        ))}
      </div>
    </Dialog>
  )
}

/** The keys of a table that another one does not have just so. */
export function keysBeside(map: KeyMap, like: KeyMap): readonly KeyBinding[] {
  const told = Object.values(like).map(({ words, caps }) => `${words} ${caps.join()}`)
  return Object.values(map).filter(({ words, caps }) => !told.includes(`${words} ${caps.join()}`))
}

interface SheetProps {
  readonly title: string
  readonly keys: readonly KeyBinding[]
}

function Sheet({ title, keys }: SheetProps) {
  const { t } = useSay()
  return (
    <section className={styles['sheet']}>
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
