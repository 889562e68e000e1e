import { ReceiptText, X } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useStore } from '../../core/store.ts'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { dialogKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { open, overlay } from '../../shell/navigation.ts'
import styles from './PaperOut.module.css'
import { Picture } from './Picture.tsx'
import { useLastPaper, useNewPaper } from './use-paper-out.ts'

/** In practice the paper comes out on the screen, at the side: the hand stays where it is. */
export function PaperOut() {
  const isPractice = useHealth().data?.books === 'practice'
  return isPractice ? <Newest /> : null
}

function Newest() {
  const { t } = useSay()
  const { job, putAway } = useNewPaper()
  const over = useStore(overlay)
  const picture = useLastPaper(job).data
  const isThere = job !== null && picture !== undefined && picture !== null
  useKeys(
    dialogKeys,
    {
      close: () => {
        putAway()
        return true
      },
    },
    // A dialog lies over it, and is left first.
    { enabled: isThere && over === null, isOver: true },
  )
  if (!isThere) return null
  const [cap] = dialogKeys.close.caps
  return (
    <section className={styles['out']} aria-label={t('paperOut.title')} data-paper-out={job}>
      <header className={styles['head']}>
        <ReceiptText size={18} aria-hidden="true" />
        <b>{t('paperOut.came')}</b>
        <Button kind="quiet" onPress={() => open({ kind: 'paper-out' })}>
          {t('paperOut.look')}
        </Button>
        <Button kind="quiet" onPress={putAway} label={`${t('paperOut.close')} ${cap}`}>
          <X size={18} aria-hidden="true" /> <Kbd cap={cap} />
        </Button>
      </header>
      <div className={styles['slot']}>
        <Picture key={job} picture={picture} />
      </div>
    </section>
  )
}
