import { inDigits } from '../../../domain/digits.ts'
import type { DeliveryState, SaleKind } from '../../../domain/sale.ts'
import type { Say } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import type { Standing, View, besideStates } from './use-view.ts'

type Words = Pick<Say, 't' | 'digits'>

const besideWords = {
  owed: 'transactions.owed',
  'decide-first': 'transactions.decideFirst',
  refused: 'state.refused',
  'other-price': 'transactions.otherPrice',
} as const satisfies Record<(typeof besideStates)[number], string>

/** What a filter is called, in the list of them and where it found nothing. */
export function standingWords({ t }: Pick<Say, 't'>, standing: Standing): string {
  if (isBeside(standing)) return t(besideWords[standing])
  // Beside no sale the word of the state alone could be read as "took the money back".
  if (standing === 'reversed') return t('transactions.takenBack')
  return t(`state.${standing === 'created' ? 'not-sent' : plainFace(standing)}`)
}

/** What is sold, as the list of kinds calls it. */
export function kindWords({ t }: Pick<Say, 't'>, kind: SaleKind): string {
  return t(`transactions.kinds.${kind}`)
}

function isBeside(standing: Standing): standing is (typeof besideStates)[number] {
  return Object.hasOwn(besideWords, standing)
}

function plainFace(state: DeliveryState) {
  return faceOf({ state, reason: null, failureHeardOnce: false })
}

interface Told {
  readonly title: string
  readonly next: string
}

/** An empty list says where was looked: the sale may stand outside a filter that was left on. */
export function nothingWords(
  say: Words,
  { filter, filtered, standing, kind }: Pick<View, 'filter' | 'filtered' | 'standing' | 'kind'>,
): Told {
  const { t, digits } = say
  if (!filtered) return { title: t('transactions.none'), next: t('transactions.noneNext') }
  const named = [
    ...(standing === null ? [] : [standingWords(say, standing)]),
    ...(kind === null ? [] : [kindWords(say, kind)]),
  ]
  if (named.length === 0) {
    return { title: t('transactions.notFound'), next: t('transactions.notFoundNext') }
  }
  const within = { filter: named.join(' · ') }
  const title =
    filter.number === undefined
      ? t('transactions.noneWithin', within)
      : t('transactions.notWithin', { ...within, number: inDigits(filter.number, digits) })
  return { title, next: t('transactions.notWithinNext') }
}
