import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Books } from '../../../contract/schemas.ts'
import { inDigits } from '../../../domain/digits.ts'
import { Button } from '../../components/Button.tsx'
import { useSession } from '../../core/session.ts'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './BooksSettings.module.css'
import { forgetChange, keepChange } from './first-provider.ts'
import { SwapProblem } from './SwapProblem.tsx'

/** Which books are open, the way to the others, and what practice can show. */
export function BooksSettings() {
  const { t } = useSay()
  const health = useHealth()
  if (!health.data) return null
  const { books, booksFixed } = health.data
  return (
    <>
      <section className={styles['now']} data-books={books}>
        <small>{t('booksSettings.now')}</small>
        <h3>{t(`booksSettings.${books}`)}</h3>
        <p>{t(`booksSettings.${books}Note`)}</p>
        <p className={styles['muted']}>{t('booksSettings.apart')}</p>
        {booksFixed ? (
          <p className={styles['fixed']}>
            {t(books === 'real' ? 'booksSettings.fixedReal' : 'booksSettings.fixedPractice')}
          </p>
        ) : (
          <ToOtherBooks other={books === 'practice' ? 'real' : 'practice'} />
        )}
      </section>
      <Sentinels />
    </>
  )
}

const askedWords = {
  real: {
    open: 'booksSettings.toReal',
    sure: 'booksSettings.sureReal',
    yes: 'booksSettings.yesReal',
  },
  practice: {
    open: 'booksSettings.toPractice',
    sure: 'booksSettings.surePractice',
    yes: 'booksSettings.yesPractice',
  },
} as const

/**
 * One press asks, a second one opens: real money begins or ends with it. The buttons take each
 * other's place, and the focus goes along: to the safe one, so that Enter pressed twice opens
 * nothing, and back to where it came from.
 */
function ToOtherBooks({ other }: { readonly other: Books }) {
  const { t } = useSay()
  const swap = useSwapBooks()
  const [asked, setAsked] = useState<'never' | 'now' | 'before'>('never')
  const words = askedWords[other]
  const going = swap.isPending || swap.isSuccess
  if (asked !== 'now') {
    return (
      <div className={styles['actions']}>
        <Button onPress={() => setAsked('now')} takesFocus={asked === 'before'}>
          {t(words.open)}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles['actions']}>
      <p role="alert" className={styles['sure']}>
        {t(words.sure)}
      </p>
      <Button kind="brand" onPress={() => swap.mutate(other)} isDisabled={going}>
        {t(going ? 'booksSettings.switching' : words.yes)}
      </Button>
      <Button onPress={() => setAsked('before')} isDisabled={going} takesFocus>
        {t('booksSettings.stay')}
      </Button>
      <SwapProblem error={swap.error} />
    </div>
  )
}

/** Nothing on the page belongs to the other books, so the page begins anew. */
function useSwapBooks() {
  const { api } = useSession()
  return useMutation({
    mutationFn: (books: Books) => {
      keepChange()
      return api.books.use({ books })
    },
    onSuccess: () => window.location.reload(),
    onError: () => forgetChange(),
  })
}

function Sentinels() {
  const { t, language, digits } = useSay()
  const health = useHealth()
  const guide = health.data?.practice
  if (!guide) return null
  return (
    <section>
      <h3 className={styles['title']}>{t('booksSettings.sentinels')}</h3>
      <dl className={styles['sentinels']}>
        {guide.map(({ ending, meaning }) => (
          <div key={ending}>
            <dt>…{inDigits(ending, digits)}</dt>
            <dd>{meaning[language]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['muted']}>{t('kinds.any.practice')}</p>
    </section>
  )
}
