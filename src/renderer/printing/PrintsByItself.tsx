import { useEffect, useRef } from 'react'
import { useSession } from '../core/session.ts'
import { useHealth, useSettings } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { besideOf, describeSale } from '../paper/sale-paper.ts'
import { tell } from '../shell/told.ts'
import { printByItself } from './automatic.ts'

/**
 * Prints the slip of every sale of this window that ends, where the shop wants that. It shows
 * nothing, and hears of the end in the moment the page does: before anything of it is drawn.
 */
export function PrintsByItself() {
  const { ends, prints, reads } = useSession()
  const say = useSay()
  const settings = useSettings().data
  const health = useHealth().data
  const latest = useRef({ say, settings, health })
  useEffect(() => {
    latest.current = { say, settings, health }
  })
  useEffect(
    () =>
      ends.subscribe(() => {
        const ended = ends.get()?.sale
        const { settings: shop } = latest.current
        if (!ended || !shop) return
        const printed = printByItself(ended, shop.printer, {
          prints,
          story: reads.story,
          describe: (sale, whose) => {
            const { say: words, health: known } = latest.current
            return known
              ? describeSale(words, sale, { shop, open: besideOf(sale, known) }, whose)
              : null
          },
        })
        void printed.then((answer) => {
          if (answer?.kind === 'lost') tell(latest.current.say.t('printing.lost'), 'fail')
        })
      }),
    [ends, prints, reads],
  )
  return null
}
