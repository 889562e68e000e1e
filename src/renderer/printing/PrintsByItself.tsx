import { useEffect, useRef } from 'react'
import type { Sale } from '../../contract/schemas.ts'
import { useSession } from '../core/session.ts'
import { useHealth, useSettings } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { besideOf, describeSale } from '../paper/sale-paper.ts'
import { tell } from '../shell/told.ts'
import { printByItself } from './automatic.ts'
import { answerWords } from './job-words.ts'
import { goesByPage } from './page-paper.ts'

/**
 * Prints the slip of every sale of this window that ends, where the shop wants that. It shows
 * nothing, and hears of the end in the moment the page does: before anything of it is drawn.
 */
export function PrintsByItself() {
  const { paper, reads } = useSession()
  const say = useSay()
  const settings = useSettings().data
  const health = useHealth().data
  const latest = useRef({ say, settings, health })
  useEffect(() => {
    latest.current = { say, settings, health }
  })
  useEffect(() => {
    const print = async (ended: Sale) => {
      const { settings: shop, health: now } = latest.current
      // A window that opens by itself would lie over the next sale.
      if (!shop || (shop.printer.at.way === 'page' && goesByPage('sale', now?.books))) return
      const answer = await printByItself(ended, shop.printer, {
        prints: paper.prints,
        story: reads.story,
        describe: (sale, whose) => {
          const { say: words, health: known } = latest.current
          const beside = known && { shop, open: besideOf(sale, known) }
          return beside ? describeSale(words, sale, beside, whose) : null
        },
      })
      const why = answer && answerWords(latest.current.say, answer)
      if (why !== null) tell(why, 'fail')
    }
    return paper.ends.subscribe(() => {
      const ended = paper.ends.get()?.sale
      if (ended) void print(ended)
    })
  }, [paper, reads])
  return null
}
