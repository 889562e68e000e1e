import { Dialog } from '../../components/Dialog.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './PaperOut.module.css'
import { Picture } from './Picture.tsx'
import { useLastPaper } from './use-paper-out.ts'

/** The whole of the paper that came out last, as large as it would lie in the hand. */
export function PaperOutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const picture = useLastPaper('whole').data
  return (
    <Dialog title={t('paperOut.title')} onClose={onClose} size="narrow">
      <div className={styles['desk']}>{picture && <Picture picture={picture} />}</div>
    </Dialog>
  )
}
