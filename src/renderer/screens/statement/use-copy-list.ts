import type { StatementEntry, StatementId } from '../../../contract/statements.ts'
import type { Outcome } from '../../../domain/statement/match.ts'
import { copyText } from '../../complaint/copy-text.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { useEntryWords } from './entry-words.ts'

/** The whole list onto the clipboard, also what was not shown yet. */
export function useCopyList(id: StatementId, outcome: Outcome): () => void {
  const { t, count } = useSay()
  const { api } = useSession()
  const rowOf = useEntryWords().cells
  const copy = async () => {
    const { asCsv } = await import('./copy-list.ts')
    const entries: StatementEntry[] = []
    for (let cursor: number | null = 0; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof api.statements.get>> = await api.statements.get({
        id,
        outcome,
        cursor,
      })
      entries.push(...page.entries)
      cursor = page.cursor
    }
    const copied = await copyText(asCsv(entries.map(rowOf)))
    if (copied) tell(t('statementResult.copied', { shown: count(entries.length) }))
    else tell(t('statementResult.notCopied'), 'fail')
  }
  return () => void copy().catch(() => tell(t('statementResult.notCopied'), 'fail'))
}
