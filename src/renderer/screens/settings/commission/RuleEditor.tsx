import { useEffect, useRef, useState } from 'react'
import type { RuleCode } from '../../../../contract/codes.ts'
import { EARNS_ROWS_MAX, earnsKinds } from '../../../../domain/commission/earns.ts'
import { PackListCode } from '../../../../domain/kinds/package/lists.ts'
import { providerIds } from '../../../../domain/provider.ts'
import { Button } from '../../../components/Button.tsx'
import { DropList } from '../../../components/DropList.tsx'
import { Field } from '../../../components/Field.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { useSay } from '../../../i18n/say.ts'
import { useShelf } from '../../packages/use-shelf.ts'
import { rowAfter } from '../slab-rows.ts'
import { SlabRows } from '../SlabRows.tsx'
import styles from './Commission.module.css'
import { RuleExamples } from './RuleExamples.tsx'
import {
  type FormProblem,
  isOfPacks,
  kindsOf,
  type NamedPack,
  type RuleForm,
  ruleTyped,
  whoseOf,
  withChange,
} from './rule-form.ts'
import { newRuleId, refusedCode, useSaveRule } from './use-commission.ts'
import { useRuleWords } from './use-rule-words.ts'
import { DigitsInput } from '../../../components/DigitsInput.tsx'

interface Props {
  readonly form: RuleForm
  readonly today: string
  readonly onChange: (form: RuleForm) => void
  readonly onClose: () => void
}

const NO_PACKS: readonly NamedPack[] = []

/** One rule as it is typed: Tab walks through it, and Enter in any of its fields saves. */
export function RuleEditor({ form, today, onChange, onClose }: Props) {
  const { t } = useSay()
  const packs = usePacksOf(form)
  const save = useSaveRule(onClose)
  const [found, setFound] = useState<FormProblem | null>(null)
  const section = useFocusOnOpening(form.figure === '' ? 'input:checked' : '[data-digits]')
  const change = (part: Partial<RuleForm>) => {
    setFound(null)
    save.reset()
    // What was refused, or got no answer, is another rule once it is changed.
    onChange(withChange({ ...form, id: save.isIdle ? form.id : newRuleId() }, part))
  }
  const submit = () => {
    const read = ruleTyped(form)
    setFound(read.ok ? null : read.problem)
    if (read.ok) save.mutate({ id: form.id, ...read.value })
  }
  return (
    <form
      ref={section}
      className={styles['editor']}
      aria-label={t('commission.make')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Scope form={form} packs={packs} onChange={change} />
      <Figures form={form} today={today} wrong={found?.row ?? null} onChange={change} />
      <RuleExamples form={form} />
      <Wrong found={found} code={save.error ? refusedCode(save.error) : null} />
      <div className={styles['foot']}>
        <Button type="submit" kind="brand" onPress={() => undefined} isPending={save.isPending}>
          {t('commission.save')}
        </Button>
        <Button onPress={onClose}>{t('commission.leave')}</Button>
      </div>
    </form>
  )
}

/** Of the list whose packages it may be for, as it last came. */
function usePacksOf({ kind, whose, pack }: RuleForm): readonly NamedPack[] {
  const list = PackListCode.safeParse(whose)
  const shelf = useShelf(isOfPacks(kind) && list.success ? list.data : null)
  if (!isOfPacks(kind)) return NO_PACKS
  const listed = (shelf.data?.packages ?? []).filter(
    ({ sort }) => (sort === 'drive') === (kind === 'drive'),
  )
  // One that is withdrawn by now may have a rule still.
  return !pack || listed.some(({ id }) => id === pack.id) ? listed : [pack, ...listed]
}

/** Whoever asked for it goes on in it: with its figure, where all but that stands. */
function useFocusOnOpening(first: string) {
  const section = useRef<HTMLFormElement>(null)
  const at = useRef(first)
  useEffect(() => {
    section.current?.querySelector<HTMLElement>(at.current)?.focus()
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return section
}

interface Part {
  readonly form: RuleForm
  readonly onChange: (part: Partial<RuleForm>) => void
}

function Scope({ form, packs, onChange }: Part & { readonly packs: readonly NamedPack[] }) {
  const { t } = useSay()
  const { whose } = useRuleWords()
  const kinds = kindsOf(form.provider)
  const ofPacks = isOfPacks(form.kind) && form.whose !== 'all'
  // Skitto's packs have no rule of their own together: they are Grameenphone's.
  const all = form.whose === 'SK' ? [] : [{ value: '', words: t('commission.allPacks') }]
  return (
    <div className={styles['scope']}>
      <Segments
        label={t('commission.provider')}
        value={form.provider}
        choices={providerIds.map((value) => ({ value, words: value }))}
        onChoose={(provider) => onChange({ provider })}
      />
      {kinds.length > 1 && (
        <Segments
          label={t('commission.kind')}
          value={form.kind}
          choices={kinds.map((value) => ({ value, words: t(`kinds.${value}.name`) }))}
          onChoose={(kind) => onChange({ kind })}
        />
      )}
      <DropList
        label={t('commission.whose')}
        value={form.whose}
        choices={whoseOf(form).map((value) => ({ value, words: whose(value) }))}
        onChoose={(chosen) => onChange({ whose: chosen })}
      />
      {ofPacks && (
        <DropList
          label={t('commission.pack')}
          value={form.pack ? String(form.pack.id) : ''}
          choices={[...all, ...packs.map(({ id, name }) => ({ value: String(id), words: name }))]}
          onChoose={(chosen) =>
            onChange({ pack: packs.find(({ id }) => String(id) === chosen) ?? null })
          }
        />
      )}
    </div>
  )
}

interface FiguresPart extends Part {
  readonly today: string
  readonly wrong: number | null
}

function Figures({ form, today, wrong, onChange }: FiguresPart) {
  const { t } = useSay()
  const shares = (['per-thousand', 'percent', 'flat'] as const).map((value) => ({
    value,
    words: t(`commission.how.${value}`),
  }))
  return (
    <>
      <div className={styles['scope']}>
        <Segments
          label={t('commission.earns')}
          value={form.how}
          choices={earnsKinds.map((value) => ({ value, words: t(`commission.how.${value}`) }))}
          onChoose={(how) => onChange({ how })}
        />
        {form.how !== 'slab' && <Figure form={form} onChange={onChange} />}
        <From form={form} today={today} onChange={onChange} />
      </div>
      <p className={styles['hint']}>{t('commission.fromHint')}</p>
      {form.how === 'slab' && (
        <div className={styles['table']}>
          <SlabRows
            rows={form.rows}
            wrong={wrong}
            hows={shares}
            howLabel={t('commission.earns')}
            figureLabel={t('commission.figure')}
            onChange={(rows) => onChange({ rows })}
          />
          <Button
            onPress={() => onChange({ rows: rowAfter(form.rows, 'per-thousand') })}
            isDisabled={form.rows.length >= EARNS_ROWS_MAX}
          >
            {t('transferSettings.add')}
          </Button>
        </div>
      )}
    </>
  )
}

function Figure({ form, onChange }: Part) {
  const { t } = useSay()
  return (
    <Field label={t('commission.figure')}>
      {({ id }) => (
        <DigitsInput
          id={id}
          inputMode="decimal"
          maxLength={9}
          text={form.figure}
          onType={(figure) => onChange({ figure })}
        />
      )}
    </Field>
  )
}

function From({ form, today, onChange }: Part & { readonly today: string }) {
  const { t, day } = useSay()
  // The browser may write the month first: beside it the day stands as a hand writes it.
  const read = form.from === '' ? null : t('commission.fromDay', { day: day(form.from) })
  return (
    <Field label={t('commission.from')} hint={read}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          type="date"
          className={styles['day'] ?? ''}
          min={today}
          required
          value={form.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      )}
    </Field>
  )
}

interface WrongProps {
  readonly found: FormProblem | null
  readonly code: RuleCode | null
}

/** What the form found is told with its row; the core's own word is told as it is. */
function Wrong({ found, code }: WrongProps) {
  const { t, count } = useSay()
  if (found === null && code === null) return null
  const row = found?.row ?? null
  return (
    <p role="alert" className={styles['problem']}>
      {found === null && code !== null && t(`commission.problem.${code}`)}
      {found !== null && row === null && t(`commission.problem.${found.code}`)}
      {found !== null &&
        row !== null &&
        t(`commission.rowProblem.${found.code}`, { row: count(row + 1) })}
    </p>
  )
}
