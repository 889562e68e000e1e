import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { goTo } from '../../shell/navigation.ts'
import { clearForm, dispatch } from './form-store.ts'
import { PracticeEndings } from './PracticeEndings.tsx'

/** The practice numbers from any screen, also after the first sale has taken their place. */
export function PracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const fixed = useHealth().data?.booksFixed !== false
  const choose = (text: string) => {
    onClose()
    // An open dialog holds the focus: the form takes it once the dialog is gone.
    requestAnimationFrame(() => {
      goTo({ screen: 'recharge' })
      clearForm()
      dispatch({ type: 'typed-number', text })
    })
  }
  return (
    <Dialog title={t('recharge.practiceTitle')} onClose={onClose} size="wide">
      <PracticeEndings onChoose={choose} />
      {!fixed && (
        // Asked about once more where it leads: nothing is opened from here.
        <Button onPress={() => goTo({ screen: 'settings', part: 'books' })}>
          {t('booksSettings.toReal')}
        </Button>
      )}
    </Dialog>
  )
}
