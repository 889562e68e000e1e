import type { Sale } from '../../contract/schemas.ts'
import { heldById } from '../core/refusal.ts'
import { useSession } from '../core/session.ts'
import { useStore } from '../core/store.ts'
import { useStanding } from '../core/use-core.ts'
import { type Say, useSay } from '../i18n/say.ts'
import { type Face, faceOf, isUndone, paysNothing } from './face.ts'
import { useBarredBy } from './use-barred.ts'

/**
 * The sale that holds this one back: it was sold again in place of that one, which came after all,
 * is not settled, or is being tried again already. Null where nothing does.
 *
 * @param sale as it stands in the books, if it does: only a draft is still to be sent
 */
export function useHeldBy(id: string, sale: Sale | null) {
  const { desk } = useSession()
  const say = useSay()
  const entry = useStore(desk.sales).find(({ intent }) => intent.id === id)
  const holder = entry ? heldById(entry.refusal, id) : null
  const { data: other, isError } = useStanding(holder)
  const by = useBarredBy(holder ?? '')
  const debited = by !== null && by === holder
  const isToBeSent = sale === null || faceOf(sale) === 'not-sent'
  if (!entry || holder === null || !isToBeSent) return null
  const isArrived = other !== undefined && arrivedFaces.includes(faceOf(other))
  const words = other && heldWords(say, other, { retryOf: entry.intent.retryOf, debited })
  return { id: holder, isArrived, words: words ?? (isError ? say.t('refusal.OTHER') : '') }
}

export type HeldBy = NonNullable<ReturnType<typeof useHeldBy>>

const arrivedFaces: readonly Face[] = ['succeeded', 'late-success']

type Words = Pick<Say, 't' | 'masked' | 'when'>
type Other = Pick<
  Sale,
  'number' | 'createdAt_ms' | 'retryOf' | 'state' | 'reason' | 'failureHeardOnce'
>

interface Held {
  /** What the sale that is held back was to be sold in place of. */
  readonly retryOf: string | undefined
  /** The other sale may arrive although it is called failed. */
  readonly debited: boolean
}

/** Which sale that is, and what to do about it. */
export function heldWords({ t, masked, when }: Words, other: Other, held: Held): string {
  const face = faceOf(other)
  const named = {
    number: masked(other.number),
    time: when(other.createdAt_ms),
    state: t(`state.${face}`),
  }
  if (other.retryOf !== null && other.retryOf === held.retryOf) {
    return t('refusal.TRIED_ALREADY', named)
  }
  // Since it is known that it came, nothing is left to decide.
  if (held.debited && isUndone(other.state)) return t('refusal.BEFORE_UNDECIDED', named)
  if (paysNothing(other.state)) return t('refusal.WRONG_STATE', named)
  return t(arrivedFaces.includes(face) ? 'refusal.BEFORE_ARRIVED' : 'refusal.BEFORE_OPEN', named)
}
