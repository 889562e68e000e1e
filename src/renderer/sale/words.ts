import type { Sale, SaleDetail, SaleReason } from '../../contract/schemas.ts'
import { sellersOfKind } from '../../domain/capability.ts'
import { type Money, ZERO, subtractMoney } from '../../domain/money.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { en } from '../i18n/en/index.ts'
import type { Spoken } from '../i18n/kind-words.ts'
import { useStore } from '../core/store.ts'
import { type Say, useSay } from '../i18n/say.ts'
import { type CashOf, cashOfCalledOff, soldAgainAs } from './called-off.ts'
import { type Face, actionsOf, barredBy, reasonKey } from './face.ts'
import { isFromCopy, useCopy } from './from-copy.ts'
import { partsWords } from './money-words.ts'
import { useInLineWords } from './in-line.ts'
import { useBarred } from './use-barred.ts'

type Told = Pick<Sale, 'reason' | 'tender'> & {
  readonly kind?: SaleKind
  /** What of it is paid later: nobody hands that out. */
  readonly credit_e4?: Money
  /** Its money waits for a decision: about itself, or about one sold before it. */
  readonly barred?: 'itself' | 'before' | null
  /** The books that are gone may have paid its money back, or sold it again. */
  readonly fromCopy?: boolean
  /** The reference of the sale that was made in its place. */
  readonly soldAgain?: string | null
  /** Called off on this page by a press that did not say its cash was handed over. */
  readonly cash?: CashOf | undefined
}
type Words = Pick<Say, 't' | 'taka'>

/** The next step, with the reason before it where there is one. Plain text, ready to read out. */
export function useNextWords() {
  const say = useSay()
  const copy = useCopy()
  const all = useBarred()
  const cashOf = useStore(cashOfCalledOff)
  const inLine = useInLineWords()
  return (face: Face, amount: Money, sale: Sale | SaleDetail | null): string => {
    if (sale === null) return nextWords(say, face, amount, null)
    const waits = sale.state === 'created' ? inLine(sale.id) : null
    if (waits !== null) return waits
    const by = barredBy(all, sale.id)
    const barred = by && (by === sale.id ? 'itself' : 'before')
    return nextWords(say, face, amount, {
      kind: sale.kind,
      credit_e4: sale.credit_e4,
      reason: sale.reason,
      tender: sale.tender,
      barred,
      fromCopy: isFromCopy(sale, copy),
      soldAgain: soldAgainAs(sale),
      cash: cashOf.get(sale.id),
    })
  }
}

/** What is over is not ordered again: once the money went its way, only that it did is said. */
export function nextWords(say: Words, face: Face, amount: Money, sale: Told | null): string {
  const { t } = say
  const credit = sale?.credit_e4 ?? ZERO
  const back = partsWords(say, subtractMoney(amount, credit), credit)
  const later = credit > 0 && credit === amount ? say.taka(credit) : null
  if (sale?.barred && sale.tender === 'refund-due') {
    return t(sale.barred === 'itself' ? 'debited.next' : 'debited.nextBefore')
  }
  const isCalledOff = face === 'cancelled' && sale?.tender === 'unpaid'
  if (isCalledOff && sale.soldAgain) return t('calledOff.soldAgain', { reference: sale.soldAgain })
  const kind = sale?.kind ?? 'any'
  if (sale?.fromCopy && face !== 'not-sent') {
    const todo = sale.tender === 'refund-due' ? 'next' : 'cancelled'
    return t(`fromCopy.${todo}`, { kind, amount: back })
  }
  if (isCalledOff && later !== null) return t('onCredit.calledOff', { credit: later })
  if (isCalledOff && sale.cash !== 'to-hand') {
    return t(`calledOff.${sale.cash ?? 'handed'}`, { amount: back })
  }
  // The money went its way before that was seen: what is left to do is the decision.
  const isOwn = sale?.barred === 'itself'
  if (isOwn && sale.tender === 'refunded') return t('alerts.refundedNext')
  if (isOwn && sale.tender === 'taken-over') return t('alerts.takenOverNext')
  if (face === 'late-success' && sale?.tender === 'refunded') {
    return t('moneyBack.late', { amount: back })
  }
  if (face === 'late-success' && sale?.tender === 'taken-over') {
    return t('moneyBack.lateOver', { amount: back })
  }
  const over = moneyOver(face, sale?.tender ?? null)
  if (over === 'returned' && later !== null) return t('onCredit.struck', { credit: later })
  const why = whyWords(say, face, sale, over === null)
  // Nobody called it off: the money is still here.
  const isDue = face === 'cancelled' && sale?.tender === 'refund-due'
  const todo = isDue ? ('next.expired' as const) : (`next.${stood(face, kind)}` as const)
  // "Try again" would contradict what is to be done first, and is not offered.
  if (face === 'not-sent' && sale?.reason && isBarred(sale.reason.code)) return why
  const todoWords = later !== null && laterWords(say, face, isDue, later)
  const next = over === null ? todoWords || t(todo, { kind, amount: back }) : t(`moneyBack.${over}`)
  return why === '' ? next : `${why} ${next}`
}

/** Where all of it was to be paid later no cash is spoken of; null where none would be anyway. */
function laterWords({ t }: Words, face: Face, isDue: boolean, credit: string): string | null {
  if (face === 'not-sent') return t('onCredit.unsent', { credit })
  const isOwed = isDue || actionsOf[face].includes('refund')
  return isOwed ? t('onCredit.due', { credit }) : null
}

/** Who waits for a dealer is told so from the start: a drive pack takes hours either way. */
function stood(face: Face, kind: Spoken): Face {
  return kind === 'drive' && face === 'sent' ? 'waiting' : face
}

/** Where the money of a sale that owed it went; null while it is owed, or never was. */
function moneyOver(face: Face, tender: Sale['tender'] | null): 'returned' | 'takenOver' | null {
  if (!actionsOf[face].includes('refund')) return null
  if (tender === 'refunded') return 'returned'
  return tender === 'taken-over' ? 'takenOver' : null
}

/** It may have left already, or its customer may have been served: trying again is no way on. */
function isBarred(code: string): boolean {
  return code === 'from-copy' || code === 'replaced-open'
}

const saidByState: readonly string[] = ['cancelled', 'overdue']

function whyWords(say: Words, face: Face, sale: Told | null, open: boolean): string {
  const reason = sale?.reason ?? null
  if (reason === null) return ''
  // The words of the state say as much; these would say it twice.
  if (face === 'checking' || saidByState.includes(reason.code)) return ''
  return open && face !== 'review'
    ? reasonWithRemedy(say, reason.code, sale?.kind)
    : reasonWords(say, reason.code, sale?.kind)
}

/** Why a sale stands so: what happened, which stays true whenever it is read. */
export function reasonWords({ t }: Words, code: string, kind: Spoken = 'any'): string {
  return t(`reason.${reasonKey(code)}`, { kind, code })
}

/**
 * The same with what to do about it, for as long as it can still be done.
 *
 * @param kind of the sale: of what one provider alone sells no other is spoken of
 */
export function reasonWithRemedy(say: Words, code: string, kind: Spoken = 'any'): string {
  const key = reasonKey(code)
  const fact = reasonWords(say, code, kind)
  const isAlone = kind !== 'any' && sellersOfKind(kind).length === 1
  if (isAlone && isKeyOf(en.remedyAlone, key)) return `${fact} ${say.t(`remedyAlone.${key}`)}`
  return isKeyOf(en.remedy, key) ? `${fact} ${say.t(`remedy.${key}`, { kind })}` : fact
}

function isKeyOf<Table extends object>(table: Table, key: string): key is keyof Table & string {
  return Object.hasOwn(table, key)
}

/** A person's words are evidence; only the rest was said by the provider. */
export function saidWords({ t }: Words, { code, words }: SaleReason): string {
  return t(code === 'decided' ? 'transactions.evidence' : 'transactions.words', { words })
}
