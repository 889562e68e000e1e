import { useRef } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { Asking, ReadOut } from './Asking.tsx'
import { SaleButton } from './SaleButton.tsx'
import { beginAgain } from './begin-again.ts'
import { noteCalledOff } from './called-off.ts'
import { Problem, useCommand } from './command.tsx'
import { formOf } from './counter-forms.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { useHandOn } from './focus-back.ts'
import { sureWords } from './money-words.ts'
import { useSecondPress } from './second-press.ts'

interface Props {
  readonly sale: Sale
}

/**
 * Its money goes back, and only a new sale brings it again. Like the button that sends, it acts at
 * once for a mouse, and by a second press for a key that may be pressed without a look; for both
 * where the books that are gone may have settled it.
 */
export function Cancel({ sale }: Props) {
  const say = useSay()
  const { t } = say
  const hand = useHandOn(sale.id)
  const cancel = useCommand(sale, 'cancel', hand.goOn)
  const callOff = () => {
    hand.pressed()
    cancel.mutate()
  }
  const { isAsking, press } = useSecondPress(callOff)
  const callOffUnasked = () => {
    noteCalledOff(sale.id, 'to-hand')
    callOff()
  }
  const words = t(cancel.isPending ? 'sale.working' : 'sale.cancel')
  const ofCopy = isFromCopy(sale, useCopy())
  const sure = ofCopy ? 'fromCopy.sure' : 'sale.cancelSure'
  const asking = sureWords(say, sure, sale)
  return (
    <>
      <SaleButton
        by="cancel"
        kind="danger"
        onPress={ofCopy ? press : callOffUnasked}
        onKey={press}
        isPending={cancel.isPending}
      >
        <Asking words={words} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={cancel.error} />
    </>
  )
}

/**
 * Calls the draft off and begins it anew with the next provider, up to the read-back. The card of
 * the cancelled one stays: whoever clears the form after all reads there that money goes back. So
 * does whoever went on to the next customer before the answer came: that form is left alone.
 * Its key is that of selling again, which no unsent sale offers beside it; it asks as cancelling
 * does.
 */
export function OtherProvider({ sale }: Props) {
  const { t } = useSay()
  const { desk } = useSession()
  const hand = useHandOn(sale.id)
  const isFree = useRef<() => boolean>(() => true)
  const cancel = useCommand(sale, 'cancel', (after) => {
    if (desk.sales.get().length === 0) desk.bring(after)
    if (!isFree.current()) {
      hand.goOn()
      return
    }
    // A retry too: the counter goes on to watch whether one of those before it comes after all.
    beginAgain(sale, { retryOf: sale.id, inPlaceOf: sale.id, notThrough: sale.provider })
  })
  const callOff = () => {
    hand.pressed()
    noteCalledOff(sale.id, 'kept')
    isFree.current = formOf(sale.kind)?.fromNow() ?? (() => true)
    cancel.mutate()
  }
  const { isAsking, press } = useSecondPress(callOff)
  const asking = t('sale.otherProviderSure')
  return (
    <>
      <SaleButton by="sellAgain" onPress={callOff} onKey={press} isPending={cancel.isPending}>
        <Asking words={t('sale.otherProvider')} asking={asking} isAsking={isAsking} />
      </SaleButton>
      <ReadOut asking={asking} isAsking={isAsking} />
      <Problem error={cancel.error} />
    </>
  )
}
