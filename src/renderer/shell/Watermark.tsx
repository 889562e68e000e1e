import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Watermark.module.css'

const LINES = 5

/** Over every screen of the practice books, so that nobody mistakes them for the shop's own. */
export function Watermark() {
  const { t } = useSay()
  const health = useHealth()
  if (health.data?.books !== 'practice') return null
  const lines = Array.from({ length: LINES }, (_, line) => line)
  return (
    <div className={styles['watermark']} aria-hidden="true">
      {lines.map((line) => (
        <span key={line}>{`${t('shell.practiceMark')}      `.repeat(4)}</span>
      ))}
    </div>
  )
}
