import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Segments } from '../../components/Segments.tsx'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { playChime } from '../../sound/sound.ts'
import { Lacking } from './Lacking.tsx'
import styles from './SettingsScreen.module.css'

const NAME_MAX = 80

/** Each choice holds at once; only the name, which is typed, is saved by a press. */
export function ShopSettings({ settings }: { readonly settings: Settings }) {
  const { t } = useSay()
  const [name, setName] = useState(settings.shopName)
  const save = useSave()
  return (
    <div className={styles['lines']}>
      <form
        className={styles['name']}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ shopName: name })
        }}
      >
        <Field
          label={t('settings.shopName')}
          hint={
            <>
              {t('settings.shopNameHint')} <Lacking text={name} />
            </>
          }
        >
          {({ id, describedBy }) => (
            <input
              id={id}
              aria-describedby={describedBy}
              value={name}
              maxLength={NAME_MAX}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          kind="brand"
          onPress={() => undefined}
          isDisabled={name.trim() === settings.shopName || save.isPending}
        >
          {save.isPending ? t('settings.saving') : t('settings.save')}
        </Button>
        <Outcome save={save} />
      </form>
      <Choices settings={settings} choose={save.mutate} />
    </div>
  )
}

type Part = Partial<Settings>

function useSave() {
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (part: Part) => api.settings.save(part),
    onSuccess: (saved) => queries.setQueryData(queryKeys.settings, saved),
  })
}

function Outcome({ save }: { readonly save: ReturnType<typeof useSave> }) {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  if (save.isError) {
    const problem = problemOf(save.error)
    const words = problem.kind === 'refused' ? refusalWords(problem.refusal) : t('refusal.LOST')
    return (
      <p role="alert" className={styles['problem']}>
        {words}
      </p>
    )
  }
  return <output className={styles['saved']}>{save.isSuccess ? t('settings.saved') : ''}</output>
}

interface ChoicesProps {
  readonly settings: Settings
  readonly choose: (part: Part) => void
}

function Choices({ settings, choose }: ChoicesProps) {
  const { t, count } = useSay()
  return (
    <>
      <Segments
        onLine
        label={t('settings.language')}
        value={settings.language}
        choices={[
          { value: 'bn', words: t('settings.bangla') },
          { value: 'en', words: t('settings.english') },
        ]}
        onChoose={(language) => choose({ language })}
      />
      <Segments
        onLine
        label={t('settings.digits')}
        hint={t('settings.digitsHint')}
        value={settings.digits}
        choices={[
          { value: 'latin', words: t('settings.latin') },
          { value: 'bangla', words: t('settings.banglaDigits') },
        ]}
        onChoose={(digits) => choose({ digits })}
      />
      <Segments
        onLine
        label={t('settings.slipWidth')}
        value={settings.slipWidth_mm === 58 ? '58' : '80'}
        choices={[
          { value: '58', words: t('slip.width', { mm: count(58) }) },
          { value: '80', words: t('slip.width', { mm: count(80) }) },
        ]}
        onChoose={(width) => choose({ slipWidth_mm: width === '58' ? 58 : 80 })}
      />
      <Segments
        onLine
        label={t('settings.sound')}
        hint={t('settings.soundHint')}
        value={settings.sound ? 'on' : 'off'}
        choices={[
          { value: 'on', words: t('settings.soundOn') },
          { value: 'off', words: t('settings.soundOff') },
        ]}
        onChoose={(sound) => choose({ sound: sound === 'on' })}
        beside={
          <Button kind="quiet" isDisabled={!settings.sound} onPress={() => playChime('ok')}>
            {t('settings.soundTry')}
          </Button>
        }
      />
    </>
  )
}
