import { CircleCheck, CircleDashed, CircleSlash, KeyRound } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useSay } from '../../i18n/say.ts'
import { ProviderCertification } from '../certification/ProviderCertification.tsx'
import { WarnBelow } from '../wallets/WarnBelow.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import { DoubtedOperators } from './DoubtedOperators.tsx'
import { PlainHttpMost } from './PlainHttpMost.tsx'
import { PlanField } from './PlanField.tsx'
import card from './Card.module.css'
import styles from './ProviderForm.module.css'
import { type ProviderFormState, useProviderForm } from './use-provider-form.ts'

interface Props {
  readonly provider: ProviderSummary
  /** Its place in the order, from 1; of one that is not set up yet the one it would take. */
  readonly place: number
  /** In practice the providers are the sandbox's and are not to be changed. */
  readonly locked: boolean
  /** The way through all of its steps, for whoever would rather be led. */
  readonly wayThrough: ReactNode
}

export function ProviderForm({ provider, place, locked, wayThrough }: Props) {
  const { t } = useSay()
  const form = useProviderForm(provider, place)
  return (
    <section className={card['card']} aria-labelledby={`set-${provider.provider}`}>
      <header className={styles['head']}>
        <h3 id={`set-${provider.provider}`}>{provider.provider}</h3>
        {locked && <span className={styles['address']}>{provider.baseUrl}</span>}
        <Standing provider={provider} />
        {locked && <TestButton provider={provider} form={form} isReady />}
        {!locked && wayThrough}
      </header>
      {!locked && provider.plainHttp && (
        <Notice tone="fail">{t('providerSettings.httpLasting')}</Notice>
      )}
      <DoubtedOperators provider={provider} />
      {!locked && <Entry provider={provider} form={form} />}
      {!locked && provider.hasKey && provider.plainHttp && <PlainHttpMost provider={provider} />}
      {provider.hasKey && <WarnBelow provider={provider.provider} />}
      <ConnectionTest test={form.test} provider={provider.provider} />
      <ProviderCertification provider={provider} />
    </section>
  )
}

/** What is entered, and the two buttons; Enter in a field saves as the button does. */
function Entry({ provider, form }: Part) {
  const { t } = useSay()
  const { entry, actions, toTest } = useWayToTest()
  const { save, changed } = form
  const isReady = changed && form.isPlanRead
  return (
    <form
      className={styles['entry']}
      ref={entry}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !save.isPending) save.mutate(undefined, { onSuccess: toTest })
      }}
    >
      <ProviderFields provider={provider} form={form} />
      <div className={styles['actions']} ref={actions}>
        <Rank form={form} />
        <Button
          type="submit"
          kind="brand"
          onPress={() => undefined}
          isDisabled={!isReady}
          isPending={save.isPending}
        >
          {t(save.isPending ? 'settings.saving' : 'providerSettings.save')}
        </Button>
        <TestButton provider={provider} form={form} isReady={!changed} />
        <Says provider={provider} form={form} />
      </div>
    </form>
  )
}

/** What saved has nothing left to do: the hand goes on to the button that tests. */
function useWayToTest() {
  const entry = useRef<HTMLFormElement>(null)
  const actions = useRef<HTMLDivElement>(null)
  const go = () => {
    const { activeElement, body } = document
    const isFree = activeElement === body || entry.current?.contains(activeElement) === true
    if (isFree) actions.current?.querySelector<HTMLElement>('button:enabled')?.focus()
  }
  // Drawn first: until then neither button knows that it was saved.
  return {
    entry,
    actions,
    toTest: () => void requestAnimationFrame(() => requestAnimationFrame(go)),
  }
}

interface Part {
  readonly provider: ProviderSummary
  readonly form: ProviderFormState
}

/** @param isReady what would be tested is what is kept. */
function TestButton({ provider, form, isReady }: Part & { readonly isReady: boolean }) {
  const { t } = useSay()
  return (
    <Button
      onPress={() => form.test.mutate()}
      isDisabled={!provider.hasKey || !isReady}
      isPending={form.test.isPending}
    >
      {t(form.test.isPending ? 'providerSettings.testing' : 'providerSettings.test')}
    </Button>
  )
}

const standings = {
  notSetUp: { icon: CircleDashed, look: 'unset' },
  turnedAway: { icon: KeyRound, look: 'problem' },
  silent: { icon: CircleSlash, look: 'problem' },
  setUp: { icon: CircleCheck, look: 'set' },
} as const

/** A tick is for a provider that can be sold through, and for no other. */
function Standing({ provider }: { readonly provider: ProviderSummary }) {
  const { t } = useSay()
  const standing = standingOf(provider)
  const { icon: Icon, look } = standings[standing]
  return (
    <span className={styles[look]} data-standing={standing}>
      <Icon size={16} aria-hidden="true" />
      {t(`providerSettings.${standing}`)}
    </span>
  )
}

function standingOf({ hasKey, keyRefused, health }: ProviderSummary): keyof typeof standings {
  if (!hasKey) return 'notSetUp'
  if (keyRefused) return 'turnedAway'
  return health.state === 'down' || health.state === 'login' ? 'silent' : 'setUp'
}

function Says({ provider, form }: Part) {
  const { t } = useSay()
  if (form.problems.other !== '') {
    return (
      <span role="alert" className={styles['problem']}>
        {form.problems.other}
      </span>
    )
  }
  if (!provider.hasKey) {
    return <span className={styles['hint']}>{t('providerSettings.fillFirst')}</span>
  }
  if (form.changed) {
    return <span className={styles['hint']}>{t('providerSettings.saveFirst')}</span>
  }
  return <output className={styles['set']}>{form.save.isSuccess ? t('settings.saved') : ''}</output>
}

const ranks = [
  { value: '1', words: 'providerSettings.first' },
  { value: '2', words: 'providerSettings.second' },
  { value: '3', words: 'providerSettings.third' },
] as const

/** Address, key, and the risk that is accepted with an address without https. */
export function ProviderFields({ provider, form }: Part) {
  const { t } = useSay()
  return (
    <div className={styles['fields']}>
      <Field
        label={t('providerSettings.address')}
        hint={t('providerSettings.addressHint')}
        problem={form.problems.baseUrl}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            value={form.draft.baseUrl}
            onChange={(event) => form.edit({ baseUrl: event.target.value })}
          />
        )}
      </Field>
      <KeyField provider={provider} form={form} />
      {provider.perMinute !== null && <PlanField form={form} />}
      {form.plain && (
        <label className={styles['accept']}>
          <input
            type="checkbox"
            checked={form.draft.acceptPlainHttp}
            onChange={(event) => form.edit({ acceptPlainHttp: event.target.checked })}
          />
          {t('providerSettings.acceptHttp')}
        </label>
      )}
    </div>
  )
}

/** Who is asked before whom. */
function Rank({ form }: Pick<Part, 'form'>) {
  const { t } = useSay()
  return (
    <div className={styles['rank']}>
      <Segments
        onLine
        label={t('providerSettings.preference')}
        value={String(form.draft.preference)}
        choices={ranks.map(({ value, words }) => ({ value, words: t(words) }))}
        onChoose={(value) => form.edit({ preference: Number(value) })}
      />
    </div>
  )
}

/** Written and never read back: the core keeps it sealed. */
function KeyField({ provider, form }: Part) {
  const { t } = useSay()
  return (
    <Field
      label={t('providerSettings.key')}
      hint={t('providerSettings.keyHint')}
      problem={form.problems.key}
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          type="password"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autoComplete="new-password"
          spellCheck={false}
          placeholder={t(provider.hasKey ? 'providerSettings.keyKept' : 'providerSettings.keyNone')}
          value={form.draft.key}
          onChange={(event) => form.edit({ key: event.target.value })}
        />
      )}
    </Field>
  )
}
