import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Books, Settings } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Segments } from '../../components/Segments.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useHealth } from '../../core/use-core.ts'
import { type Language, speak } from '../../i18n/index.ts'
import { useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Watermark } from '../../shell/Watermark.tsx'
import { goTo } from '../../shell/navigation.ts'
import { whereBooksBegin } from '../settings/first-provider.ts'
import { SwapProblem } from '../settings/SwapProblem.tsx'
import { BooksChoice } from './BooksChoice.tsx'
import { forgetAnswers, keepForBooks } from './first-answers.ts'
import styles from './WelcomeScreen.module.css'

const NAME_MAX = 80

/** The questions before the first sale: the books are asked for only where they can be chosen. */
export function WelcomeScreen({ settings }: { readonly settings: Settings }) {
  const { t, language } = useSay()
  const health = useHealth()
  const [name, setName] = useState(settings.shopName)
  const [chosen, setBooks] = useState<Books | null>(null)
  const [told, setTold] = useState(false)
  const books = chosen ?? health.data?.books ?? 'practice'
  const begin = useBegin(health.data?.books ?? 'practice')
  const fixed = health.data?.booksFixed === true
  const nameless = name.trim() === ''
  const submit = () => {
    setTold(nameless)
    if (!nameless) begin.mutate({ shopName: name.trim(), language, books })
  }
  return (
    <main className={styles['page']}>
      <form
        className={styles['card']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <h1>{t('welcome.title')}</h1>
        <p className={styles['lead']}>{t(fixed ? 'welcome.leadFixed' : 'welcome.lead')}</p>
        <LanguageChoice />
        <NameField name={name} onName={setName} nameless={told && nameless} />
        {fixed ? (
          <p className={styles['lead']}>
            {t(books === 'real' ? 'booksSettings.fixedReal' : 'booksSettings.fixedPractice')}
          </p>
        ) : (
          <BooksChoice books={books} onChoose={setBooks} />
        )}
        <SwapProblem error={begin.error} />
        <Button type="submit" kind="brand" size="large" onPress={() => undefined}>
          {t(
            begin.isPending
              ? 'welcome.saving'
              : books === 'real'
                ? 'welcome.startReal'
                : 'welcome.start',
          )}
        </Button>
      </form>
      {health.data?.books === 'practice' && <Watermark />}
    </main>
  )
}

function LanguageChoice() {
  const { t, language } = useSay()
  useKeys(everywhereKeys, {
    language: () => {
      void speak(language === 'bn' ? 'en' : 'bn')
      return true
    },
  })
  return (
    <Segments<Language>
      label={t('welcome.language')}
      value={language}
      choices={[
        { value: 'bn', words: t('settings.bangla') },
        { value: 'en', words: t('settings.english') },
      ]}
      onChoose={(wanted) => void speak(wanted)}
    />
  )
}

interface NameProps {
  readonly name: string
  readonly onName: (name: string) => void
  readonly nameless: boolean
}

function NameField({ name, onName, nameless }: NameProps) {
  const { t } = useSay()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <Field
      label={t('welcome.shop')}
      hint={t('welcome.shopHint')}
      problem={nameless ? t('welcome.shopEmpty') : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <input
          ref={input}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          onChange={(event) => onName(event.target.value)}
        />
      )}
    </Field>
  )
}

interface Answers {
  readonly shopName: string
  readonly language: Language
  readonly books: Books
}

/** Opens the books that were chosen and writes the answers into them. */
function useBegin(now: Books) {
  const { api } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ books, ...answers }: Answers) => {
      if (books !== now) {
        keepForBooks({ ...answers, books })
        await api.books.use({ books })
        window.location.reload()
        return null
      }
      const saved = await api.settings.save({ ...answers, welcomed: true })
      return { saved, place: await whereBooksBegin(api) }
    },
    onSuccess: (begun) => {
      if (begun === null) return
      goTo(begun.place)
      queries.setQueryData(queryKeys.settings, begun.saved)
    },
    onError: () => forgetAnswers(),
  })
}
