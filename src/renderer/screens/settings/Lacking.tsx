import { useSay } from '../../i18n/say.ts'
import styles from './Lacking.module.css'
import { lackingOf } from './paper-draft.ts'

/**
 * Which letters of a text no roll can have, while it is typed. It is said, and saved all the same:
 * the text stands on the screen too, and a sheet that goes through a driver may have them.
 */
export function Lacking({ text }: { readonly text: string }) {
  const { t } = useSay()
  const signs = lackingOf(text)
  if (signs === null) return null
  return <strong className={styles['lacking']}>{t('paperSettings.lacking', { signs })}</strong>
}
