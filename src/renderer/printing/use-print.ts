import { useCallback } from 'react'
import type { PaperFor, PaperOf, PrintJob } from '../../contract/printing.ts'
import type { Paper } from '../../domain/paper/paper.ts'
import { queryKeys } from '../core/queries.ts'
import { useSession } from '../core/session.ts'
import { useSay } from '../i18n/say.ts'
import { useRefusalWords } from '../sale/refusal-words.ts'
import { tell } from '../shell/told.ts'

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
  const { prints, queries } = useSession()
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  return useCallback(
    async (paper, of, whose, kick) => {
      const answer = await prints.print({ paper, of, for: whose, kick })
      switch (answer.kind) {
        case 'job':
          tell(t('printing.sent'))
          return answer.job
        case 'page':
          throughPage(answer.job.copy)
          return null
        case 'moved-on':
          tell(t('printing.movedOn'), 'fail')
          // Whoever shows it describes it anew from what is read here.
          void queries.invalidateQueries({ queryKey: queryKeys.sale(answer.sale) })
          return null
        case 'refused':
          tell(refusalWords(answer.refusal), 'fail')
          return null
        case 'lost':
          tell(t('printing.lost'), 'fail')
          return null
        default:
          return answer satisfies never
      }
    },
    [prints, queries, t, refusalWords, throughPage],
  )
}
