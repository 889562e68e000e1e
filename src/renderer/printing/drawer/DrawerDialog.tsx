import { useEffect, useRef, useState } from 'react'
import styles from '../../booking/Booking.module.css'
import { fieldOf, focusField } from '../../booking/use-booking-keys.ts'
import { WordsField } from '../../booking/WordsField.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { drawerKeys } from '../../keyboard/paper-tables.ts'
import { pressesItself, typesText, isChoice, useKeys } from '../../keyboard/use-keys.ts'
import {
  type DrawerDraft,
  type OpeningReason,
  REASON_MOST,
  missingIn,
  noReason,
  openingReasons,
} from './reason.ts'
import { useOpenDrawer } from './use-drawer.ts'

interface Props {
  readonly onClose: () => void
}

/** The drawer without a sale: one digit says what for, `+` opens it, and it is written down. */
export function DrawerDialog({ onClose }: Props) {
  const { t } = useSay()
  const form = useRef<HTMLFormElement>(null)
  const opening = useOpening(onClose)
  const { draft, wrong, change, look, go, isOpening } = opening
  useEffect(() => focusField(form.current, 'reason'), [])
  const toWrong = (missing: ReturnType<typeof missingIn>) => {
    if (missing !== null) focusField(form.current, missing)
  }
  useKeys(drawerKeys, {
    forward: ({ target }) => {
      if (fieldOf(target) === null && pressesItself(target)) return false
      const missing = look()
      if (missing === null) form.current?.querySelector('button')?.focus()
      else toWrong(missing)
      return true
    },
    go: ({ target, code }) => {
      if (code !== 'F9' && typesText(target) && !isChoice(target)) return false
      toWrong(go())
      return true
    },
  })
  return (
    <Dialog title={t('drawer.title')} onClose={onClose} size="narrow">
      <p className={styles['hint']}>{t('drawer.lead')}</p>
      <form
        ref={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          toWrong(go())
        }}
      >
        <Why draft={draft} isWrong={wrong === 'reason'} onChoose={(reason) => change({ reason })} />
        {draft.reason === 'other' && (
          <WordsField
            field="words"
            label={t('drawer.words')}
            hint={t('drawer.wordsHint')}
            problem={wrong === 'words' ? t('drawer.wordsShort') : undefined}
            text={draft.words}
            max={REASON_MOST}
            onType={(words) => change({ words })}
          />
        )}
        <Button
          type="submit"
          size="large"
          kind="brand"
          onPress={() => undefined}
          isPending={isOpening}
        >
          {t('drawer.go')} <Kbd cap={drawerKeys.go.caps[0]} onBrand />{' '}
          <Kbd cap={drawerKeys.go.caps[1]} onBrand />
        </Button>
      </form>
    </Dialog>
  )
}

/** What is said so far, and the one press that opens. */
function useOpening(onOpened: () => void) {
  const { t } = useSay()
  const [draft, setDraft] = useState<DrawerDraft>(noReason)
  const [isAsked, setAsked] = useState(false)
  const open = useOpenDrawer(onOpened)
  const missing = missingIn(draft)
  const look = () => {
    setAsked(true)
    return missing
  }
  return {
    draft,
    wrong: isAsked ? missing : null,
    change: (part: Partial<DrawerDraft>) => setDraft((before) => ({ ...before, ...part })),
    look,
    go: () => {
      const { reason, words } = draft
      if (look() !== null || reason === null || open.isPending) return missing
      open.mutate(reason === 'other' ? words.trim() : t(`drawer.reasons.${reason}`))
      return null
    },
    isOpening: open.isPending,
  }
}

interface WhyProps {
  readonly draft: DrawerDraft
  readonly isWrong: boolean
  readonly onChoose: (reason: OpeningReason) => void
}

function Why({ draft, isWrong, onChoose }: WhyProps) {
  const { t } = useSay()
  return (
    <div data-field="reason">
      <Segments<OpeningReason>
        label={t('drawer.why')}
        value={draft.reason}
        choices={openingReasons.map((reason) => ({
          value: reason,
          words: t(`drawer.reasons.${reason}`),
        }))}
        onChoose={onChoose}
        isInvalid={isWrong}
        byDigits
      />
      {isWrong && (
        <p role="alert" className={styles['problem']}>
          {t('drawer.choose')}
        </p>
      )}
    </div>
  )
}
