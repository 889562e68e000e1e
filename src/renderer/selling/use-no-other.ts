import type { Quote } from '../../contract/quote.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { sellersOfKind } from '../../domain/capability.ts'
import { useSay } from '../i18n/say.ts'
import { passedOverWords } from '../sale/passed-over-words.ts'
import { onlyOne } from '../sale/passed-over.ts'
import { tell } from '../shell/told.ts'

/**
 * What `.` says where there is nobody to turn to: a key that does nothing in silence is pressed
 * again and again. Says nothing where there is another.
 *
 * @param quote null while the core is asked: what one provider alone sells needs no word of it
 */
export function useTellNoOther(): (kind: SaleKind, quote: Quote | null) => void {
  const say = useSay()
  return (kind, quote) => {
    const [provider = '', ...more] = sellersOfKind(kind)
    if (more.length === 0) {
      tell(say.t('noOther.only-seller', { provider }), 'fail')
      return
    }
    const only = quote && onlyOne(quote, kind)
    if (!only) return
    const why = only.passed.map((one) => passedOverWords(say, kind, one)).join(', ')
    tell(say.t(`noOther.${only.because}`, { provider: quote.provider ?? '', why }), 'fail')
  }
}
