import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useStore } from '../../core/store.ts'
import type { Table } from '../../exports/table.ts'
import { writing } from '../../exports/write-sales.ts'
import { useSay } from '../../i18n/say.ts'
import { savingKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import type { Days } from './pages.ts'
import { PaperRoll, PaperSheet } from './Paper.tsx'
import { type ChoiceProps, FormChoice, WhatChoice, WhichSales } from './SaveChoices.tsx'
import { type Form, rollWidth_mm } from './save-forms.ts'
import styles from './Save.module.css'
import { inReachOfTab } from './scrolls.ts'
import { type Saving, useSave } from './use-save.ts'
import { WritingProgress } from './WritingProgress.tsx'

interface Props {
  readonly days: Days
  readonly onClose: () => void
}

/** A report, or the list of sales behind it, on paper or in a file. */
export function SaveDialog({ days, onClose }: Props) {
  const { t } = useSay()
  const now = useStore(writing)
  const [saving, setSaving] = useState<Saving>(usual)
  const box = useRef<HTMLDivElement>(null)
  const seen = useRef<HTMLElement>(null)
  const { table, save } = useSave(days, saving, { seen, onClose })
  const isWriting = now !== null
  // Here, not within the dialog: its own keys would lie over them.
  useKeys(
    savingKeys,
    {
      forward: (event) => forward(event, box.current),
      go: () => {
        void save()
        return true
      },
    },
    { enabled: !isWriting },
  )
  return (
    <Dialog title={t('saving.title')} onClose={onClose} size="wide">
      {isWriting ? (
        <WritingProgress takesFocus />
      ) : (
        <div className={styles['form']} ref={box}>
          <Choices saving={saving} onChange={setSaving} box={box} onSave={() => void save()} />
          <OnPaper table={table} days={days} form={saving.form} seen={seen} />
        </div>
      )}
    </Dialog>
  )
}

const usual: Saving = { what: 'table', form: 'csv', kind: null, state: null, isWhole: false }

interface ChoicesProps extends ChoiceProps {
  readonly box: RefObject<HTMLDivElement | null>
  readonly onSave: () => void
}

function Choices({ saving, onChange, box, onSave }: ChoicesProps) {
  const { t } = useSay()
  useFirstChoice(box)
  const isPrinted = rollWidth_mm(saving.form) !== null
  return (
    <div className={styles['choices']}>
      <WhatChoice saving={saving} onChange={onChange} />
      <FormChoice saving={saving} onChange={onChange} />
      {saving.what === 'list' && <WhichSales saving={saving} onChange={onChange} />}
      <div className={styles['go']} data-go="">
        <Button kind="brand" size="large" onPress={onSave}>
          {t(isPrinted ? 'saving.print' : 'saving.go')} <Kbd cap="+" onBrand />
        </Button>
      </div>
    </div>
  )
}

interface OnPaperProps {
  readonly table: Table | null
  readonly days: Days
  readonly form: Form
  readonly seen: RefObject<HTMLElement | null>
}

/** The paper is seen before it is printed, and lies where it is printed from. */
function OnPaper({ table, days, form, seen }: OnPaperProps) {
  const { t } = useSay()
  const width_mm = rollWidth_mm(form)
  const paper = document.querySelector('#paper')
  if (table === null || (form !== 'pdf' && width_mm === null)) return null
  const printed =
    width_mm === null ? (
      <PaperSheet table={table} days={days} />
    ) : (
      <PaperRoll table={table} days={days} width_mm={width_mm} />
    )
  return (
    <>
      <section
        {...inReachOfTab}
        className={styles['desk']}
        ref={seen}
        aria-label={t('saving.print')}
      >
        {printed}
      </section>
      {paper && createPortal(printed, paper)}
    </>
  )
}

/** The hand stands on the first choice as soon as the dialog is there. */
function useFirstChoice(form: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [form])
}

/** From choice to choice with Enter, and at last onto the button. */
function forward({ target }: KeyboardEvent, form: HTMLElement | null): boolean {
  // A button is pressed by it.
  if (!(target instanceof HTMLInputElement) || form === null) return false
  const stops = [...form.querySelectorAll('[role="radiogroup"], [data-go]')]
  const here = stops.findIndex((stop) => stop.contains(target))
  stops[here + 1]?.querySelector<HTMLElement>('input:checked, button')?.focus()
  return true
}
