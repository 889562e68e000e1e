import { Button } from '../../components/Button.tsx'
import { useStore } from '../../core/store.ts'
import { stopWriting, writing } from '../../exports/write-sales.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Save.module.css'

/** How far the list of sales has come, and the way to end it. */
export function WritingProgress({ takesFocus = false }: { readonly takesFocus?: boolean }) {
  const { t, count } = useSay()
  const now = useStore(writing)
  if (now === null) return null
  const words =
    now.step === 'packing'
      ? t('saving.packing')
      : t('saving.written', { count: now.written, shown: count(now.written) })
  return (
    <section className={styles['writing']} aria-label={t('saving.running')}>
      <b>{now.name}</b>
      <progress
        className={styles['bar']}
        aria-label={t('saving.running')}
        max={1}
        {...(now.share === null ? {} : { value: now.share })}
      />
      <output>{words}</output>
      <p>{t('saving.goesOn')}</p>
      <Button onPress={stopWriting} takesFocus={takesFocus}>
        {t('saving.stop')}
      </Button>
    </section>
  )
}
