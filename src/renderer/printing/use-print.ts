import { useCallback } from 'react'
import type { PaperFor, PaperOf, PrintJob } from '../../contract/printing.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { tell } from '../shell/told.ts'
import { answerWords } from './job-words.ts'

/**
 * Puts a paper on its way and says so. Null where no job came of it: what to do then is said, or
 * the window's own print dialog is open.
 *
 * @param kick cash goes into the drawer or out of it with this paper
 */
export type Print = (
  paper: Paper,
  of: PaperOf,
  whose: PaperFor,
  kick: boolean,
) => Promise<PrintJob | null>

/**
 * @param throughPage opens the window's own print dialog, where the shop has no printer of its own,
 *   with this stamp on the sheet: 2 for what was printed before, null for the first
 */
export function usePrint(throughPage: (copy: number | null) => void): Print {
  const { paper: page, queries } = useSession()
  const { t } = useSay()
  return useCallback(
    async (paper, of, whose, kick) => {
      const answer = await page.prints.print({ paper, of, for: whose, kick })
      if (answer.kind === 'job') {
        tell(t('printing.sent'))
        return answer.job
      }
      if (answer.kind === 'page') throughPage(answer.job.copy)
      // Whoever shows it describes it anew from what is read here.
      if (answer.kind === 'moved-on') {
        void queries.invalidateQueries({ queryKey: queryKeys.sale(answer.sale) })
      }
      const words = answerWords({ t }, answer)
      if (words !== null) tell(words, 'fail')
      return null
    },
    [page, queries, t, throughPage],
  )
}
