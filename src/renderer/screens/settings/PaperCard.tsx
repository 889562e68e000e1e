import { useState } from 'react'
import type { PaperSettings } from '../../../contract/papers.ts'
import { Button } from '../../components/Button.tsx'
import { DigitsInput } from '../../components/DigitsInput.tsx'
import { Field } from '../../components/Field.tsx'
import { Segments } from '../../components/Segments.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import card from './Card.module.css'
import { Lacking } from './Lacking.tsx'
import styles from './PaperCard.module.css'
import { BIN_DIGITS, binProblem, isSamePaper } from './paper-draft.ts'
import head from './SwitchCard.module.css'
import { useSave } from './use-save.ts'

/** As long as a paper keeps it. */
const WORDS_MAX = 200

interface Props {
  readonly kept: PaperSettings
}

/** What stands on every paper beside what it is about: address, a last word, a tax layout. */
export function PaperCard({ kept }: Props) {
  const { t } = useSay()
  const { api } = useSession()
  const save = useSave(queryKeys.settings, (paper: PaperSettings) => api.settings.save({ paper }))
  const [draft, setDraft] = useState(kept)
  const put = (part: Partial<PaperSettings>) => setDraft({ ...draft, ...part })
  const problem = binProblem(draft.tax)
  const isReady = problem === null && !isSamePaper(draft, kept)
  return (
    <section className={card['card']} aria-labelledby="set-paper">
      <h3 id="set-paper">{t('paperSettings.title')}</h3>
      <p className={head['lead']}>{t('paperSettings.lead')}</p>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) save.mutate(draft)
        }}
      >
        <Words
          label={t('paperSettings.header')}
          hint={t('paperSettings.headerHint')}
          text={draft.header}
          onType={(header) => put({ header })}
        />
        <Words
          label={t('paperSettings.footer')}
          hint={t('paperSettings.footerHint')}
          text={draft.footer}
          onType={(footer) => put({ footer })}
        />
        <Tax draft={draft} put={put} />
        <Button
          type="submit"
          kind="brand"
          onPress={() => undefined}
          isDisabled={!isReady}
          isPending={save.isPending}
        >
          {t('settings.save')}
        </Button>
      </form>
    </section>
  )
}

interface WordsProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onType: (text: string) => void
}

function Words({ label, hint, text, onType }: WordsProps) {
  return (
    <Field
      label={label}
      hint={
        <>
          {hint} <Lacking text={text} />
        </>
      }
    >
      {({ id, describedBy }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          value={text}
          rows={2}
          maxLength={WORDS_MAX}
          autoComplete="off"
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}

interface TaxProps {
  readonly draft: PaperSettings
  readonly put: (part: Partial<PaperSettings>) => void
}

function Tax({ draft: { tax }, put }: TaxProps) {
  const { t } = useSay()
  const problem = binProblem(tax)
  return (
    <>
      <Segments
        onLine
        label={t('paperSettings.tax')}
        hint={t('paperSettings.taxHint')}
        value={tax.on ? 'on' : 'off'}
        choices={[
          { value: 'off', words: t('paperSettings.taxOff') },
          { value: 'on', words: t('paperSettings.taxOn') },
        ]}
        onChoose={(chosen) => put({ tax: { ...tax, on: chosen === 'on' } })}
      />
      {(tax.on || tax.bin !== '') && (
        <Field
          label={t('paperSettings.bin')}
          hint={t('paperSettings.binHint')}
          problem={problem === null ? null : t(`paperSettings.${problem}`)}
        >
          {({ id, describedBy, invalid }) => (
            <DigitsInput
              id={id}
              maxLength={BIN_DIGITS}
              aria-invalid={invalid}
              aria-describedby={describedBy}
              text={tax.bin}
              onType={(bin) => put({ tax: { ...tax, bin } })}
            />
          )}
        </Field>
      )}
    </>
  )
}
