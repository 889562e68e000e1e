import type { Certification } from '../../../contract/certification.ts'
import type { MobileNumber } from '../../../domain/mobile-number.ts'
import type { NetworkCode } from '../../../domain/operator.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { type NumberWords, numberProblemShown } from '../../selling/number-problem.ts'
import { reduceForm } from '../recharge/form.ts'
import { read } from '../recharge/reading.ts'
import { type RechargeForm, emptyForm } from '../recharge/recharge-form.ts'

/**
 * The owner's number and operator, once for every step that sells. It is the very form of the
 * recharge screen, so that the operator follows the number here by the same rules as there.
 */
export type Own = RechargeForm

/** @param id of no sale: every step makes those of its own */
export function emptyOwn(id: SaleId): Own {
  return emptyForm(id)
}

export function typedOwn(own: Own, text: string): Own {
  return reduceForm(own, { type: 'typed-number', text })
}

export function nextOperator(own: Own): Own {
  return reduceForm(own, { type: 'next-operator' })
}

/** As if `/` were pressed until it stands there. */
export function choseOperator(own: Own, operator: NetworkCode): Own {
  return { ...nextOperator(own), operator }
}

/** Enter was pressed at the number: what is wrong with it is said from now on. */
export function askedOwn(own: Own): Own {
  return { ...own, told: { ...own.told, number: true } }
}

export interface OwnReading {
  readonly number: MobileNumber | null
  readonly hinted: NetworkCode | null
  readonly operator: NetworkCode | null
  readonly problem: NumberWords | null
}

export function readOwn(own: Own): OwnReading {
  const reading = read(own)
  return {
    number: reading.number.ok ? reading.number.value : null,
    hinted: reading.hinted,
    operator: reading.operator,
    problem: numberProblemShown(own, reading),
  }
}

type Step = Certification['steps'][number]

/** What of a step is still to be said before it can be read back. */
export type Wanting = 'number' | 'other' | 'accepted'

interface Said {
  readonly reading: OwnReading
  /** The operator that is chosen to be the wrong one. */
  readonly other: NetworkCode | null
  readonly accepted: boolean
}

export function wantingOf(
  step: Pick<Step, 'step' | 'sales' | 'risky'>,
  { reading, other, accepted }: Said,
): Wanting | null {
  if (step.sales > 0 && (reading.number === null || reading.operator === null)) return 'number'
  if (step.step === 'refund' && (other === null || other === reading.operator)) return 'other'
  return step.risky && !accepted ? 'accepted' : null
}

/** Only a question is begun by a button; what may cost anything is read back first. */
export function mayCost({ sales, risky }: Pick<Step, 'sales' | 'risky'>): boolean {
  return sales > 0 || risky
}
