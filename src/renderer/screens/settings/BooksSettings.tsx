import { useMutation } from '@tanstack/react-query'
import type { Books } from '../../../contract/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { useSession } from '../../core/session.ts'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './BooksSettings.module.css'
import { SwapProblem } from './SwapProblem.tsx'

/** Which books are open, the way to the others, and what practice can show. */
export function BooksSettings() {
  const { t } = useSay()
  const health = useHealth()
  const swap = useSwapBooks()
  const now = health.data?.books
  if (now === undefined) return null
  const other = now === 'practice' ? 'real' : 'practice'
  return (
    <>
      <section className={styles['now']} data-books={now}>
        <small>{t('booksSettings.now')}</small>
        <h3>{t(`booksSettings.${now}`)}</h3>
        <p>{t(`booksSettings.${now}Note`)}</p>
        <p className={styles['muted']}>{t('booksSettings.apart')}</p>
        <div className={styles['actions']}>
          <Button onPress={() => swap.mutate(other)} isDisabled={swap.isPending || swap.isSuccess}>
            {swap.isPending || swap.isSuccess
              ? t('booksSettings.switching')
              : t(other === 'real' ? 'booksSettings.toReal' : 'booksSettings.toPractice')}
          </Button>
          <SwapProblem error={swap.error} />
        </div>
      </section>
      <Sentinels />
    </>
  )
}

/** Nothing on the page belongs to the other books, so the page begins anew. */
function useSwapBooks() {
  const { api } = useSession()
  return useMutation({
    mutationFn: (books: Books) => api.books.use({ books }),
    onSuccess: () => window.location.reload(),
  })
}

function Sentinels() {
  const { t, language } = useSay()
  const health = useHealth()
  const guide = health.data?.practice
  if (!guide) return null
  return (
    <section>
      <h3 className={styles['title']}>{t('booksSettings.sentinels')}</h3>
      <dl className={styles['sentinels']}>
        {guide.map(({ ending, meaning }) => (
          <div key={ending}>
            <dt>…{ending}</dt>
            <dd>{meaning[language]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['muted']}>{t('recharge.practiceNote')}</p>
    </section>
  )
}
