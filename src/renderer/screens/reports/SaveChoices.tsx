import {
  type DeliveryState,
  type SaleKind,
  deliveryStates,
  saleKinds,
} from '../../../domain/sale.ts'
import { DropList } from '../../components/DropList.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useStore } from '../../core/store.ts'
import { useSay } from '../../i18n/say.ts'
import { kindWords, standingWords } from '../transactions/nothing-words.ts'
import { picture } from './pictures.ts'
import { type Form, type What, fileNames, formFor, formsOf, whats } from './save-forms.ts'
import styles from './Save.module.css'
import type { Saving } from './use-save.ts'

export interface ChoiceProps {
  readonly saving: Saving
  readonly onChange: (saving: Saving) => void
}

export function WhatChoice({ saving, onChange }: ChoiceProps) {
  const { t } = useSay()
  const shown = useStore(picture)
  const words = (what: What) =>
    what === 'table'
      ? t('saving.table', { picture: t(`reports.picture.${shown}`) })
      : t(`saving.${what}`)
  return (
    <Segments<What>
      label={t('saving.what')}
      value={saving.what}
      choices={whats.map((value) => ({ value, words: words(value) }))}
      onChoose={(what) => onChange({ ...saving, what, form: formFor(what, saving.form) })}
      byDigits
    />
  )
}

export function FormChoice({ saving, onChange }: ChoiceProps) {
  const { t, count } = useSay()
  const words = (form: Form) => {
    if (form === 'roll58') return t('slip.width', { mm: count(58) })
    if (form === 'roll80') return t('slip.width', { mm: count(80) })
    return fileNames[form]
  }
  return (
    <Segments<Form>
      label={t('saving.form')}
      value={saving.form}
      choices={formsOf(saving.what).map((value) => ({ value, words: words(value) }))}
      onChoose={(form) => onChange({ ...saving, form })}
      byDigits
    />
  )
}

/** Which of the sales, and how much of a customer is told. */
export function WhichSales({ saving, onChange }: ChoiceProps) {
  const say = useSay()
  const { t } = say
  const all = { value: 'all', words: t('saving.all') } as const
  return (
    <>
      <div className={styles['which']}>
        <DropList<SaleKind | 'all'>
          label={t('saving.kind')}
          value={saving.kind ?? 'all'}
          choices={[
            all,
            ...saleKinds.map((kind) => ({ value: kind, words: kindWords(say, kind) })),
          ]}
          onChoose={(kind) => onChange({ ...saving, kind: kind === 'all' ? null : kind })}
        />
        <DropList<DeliveryState | 'all'>
          label={t('saving.state')}
          value={saving.state ?? 'all'}
          choices={[
            all,
            ...deliveryStates.map((state) => ({ value: state, words: standingWords(say, state) })),
          ]}
          onChoose={(state) => onChange({ ...saving, state: state === 'all' ? null : state })}
        />
      </div>
      <Segments<'masked' | 'whole'>
        label={t('saving.numbers')}
        hint={t('saving.numbersHint')}
        value={saving.isWhole ? 'whole' : 'masked'}
        choices={[
          { value: 'masked', words: t('saving.masked') },
          { value: 'whole', words: t('saving.whole') },
        ]}
        onChoose={(chosen) => onChange({ ...saving, isWhole: chosen === 'whole' })}
        byDigits
      />
    </>
  )
}
