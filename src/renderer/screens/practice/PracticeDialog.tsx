import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useStore } from '../../core/store.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { formOn } from '../../sale/counter-forms.ts'
import { goTo, place } from '../../shell/navigation.ts'
import { rechargeForm } from '../recharge/form-store.ts'
import { PracticeEndings } from './PracticeEndings.tsx'

/**
 * The practice numbers from any screen, also after the first sale has taken their place: for what
 * is sold on the screen below, and for a recharge where nothing is.
 */
export function PracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const fixed = useHealth().data?.booksFixed !== false
  const form = usePractisedForm()
  const choose = (number: string) => {
    onClose()
    // An open dialog holds the focus: the form takes it once the dialog is gone.
    requestAnimationFrame(() => {
      goTo({ screen: form.screen })
      form.typeNumber(number)
    })
  }
  return (
    <Dialog title={t('recharge.practiceTitle')} onClose={onClose} size="wide">
      <PracticeEndings form={form} onChoose={choose} />
      {!fixed && (
        // Asked about once more where it leads: nothing is opened from here.
        <Button onPress={() => goTo({ screen: 'settings', part: 'books' })}>
          {t('booksSettings.toReal')}
        </Button>
      )}
    </Dialog>
  )
}

function usePractisedForm() {
  const form = formOn(useStore(place).screen) ?? rechargeForm
  const isOn = useSettings().data?.transfers.on ?? false
  // A screen that is switched off has no field to type into.
  return form.screen === 'transfer' && !isOn ? rechargeForm : form
}
