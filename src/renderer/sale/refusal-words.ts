import type { CoreRefusal } from '../core/refusal.ts'
import { type Say, useSay } from '../i18n/say.ts'
import { faceOf } from './face.ts'

/** What the core would not do, in words that say what to do instead. */
export function useRefusalWords() {
  const say = useSay()
  return (refusal: CoreRefusal) => refusalWords(say, refusal)
}

/** The books this host was started with, or why others could not be opened. */
function notHere(t: Say['t'], why: string): string {
  switch (why) {
    case 'other-books':
      return t('refusal.OTHER_BOOKS')
    case 'fixed-books':
      return t('refusal.NOT_HERE')
    case 'sale-on-wire':
      return t('refusal.SALE_ON_WIRE')
    case 'books-changing':
    case 'closing':
      return t('refusal.OTHER')
    default:
      return t('refusal.BOOKS_STAY', { why })
  }
}

export function refusalWords({ t, taka }: Say, refusal: CoreRefusal): string {
  switch (refusal.code) {
    case 'BAD_INPUT': {
      const { field, code, limit_e4 } = refusal.data
      if (code === 'refund-first') return t('refusal.REFUND_FIRST')
      if (code === 'in-doubt' || code === 'resting') return t('refusal.LANE_SHUT')
      const limit = limit_e4 === null ? '' : ` ${taka(limit_e4)}`
      return t('refusal.BAD_INPUT', { field, code: code + limit })
    }
    case 'WRONG_STATE': {
      const face = faceOf({ state: refusal.data.state, reason: null, failureHeardOnce: false })
      return t('refusal.WRONG_STATE', { state: t(`state.${face}`) })
    }
    case 'TWIN': {
      const open = ['in-doubt', 'needs-review'].includes(refusal.data.state)
      return t(open ? 'refusal.TWIN_OPEN' : 'refusal.TWIN')
    }
    case 'SALE_WORDS_DIFFER':
    case 'NOT_PROVED':
    case 'NO_SUCH_SALE':
    case 'NO_PROVIDER':
    case 'CANNOT_STORE':
      return t(`refusal.${refusal.code}`)
    case 'NOT_HERE':
      return notHere(t, refusal.data.why)
    default:
      return t('refusal.OTHER')
  }
}
