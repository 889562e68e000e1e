import type { Result } from '../../domain/result.ts'
import { WRITTEN_MAX } from '../../domain/written.ts'
import type { SellingForm } from './selling-form.ts'

/** Bad input 17: a paste of any size is cut; one character more than fits keeps it refused. */
export function asWritten(text: string): string {
  return text.slice(0, WRITTEN_MAX + 1)
}

/** A place of the form has its turn: what was read back is looked at anew. */
export function wentTo<Form extends SellingForm>(form: Form, stage: Form['stage']): Form {
  return form.stage === stage ? form : { ...form, stage, twinSeen: null }
}

/** The cashier tried to leave a field: its problem is said from then on. */
export function tell<Field extends string, Form extends { readonly told: Record<Field, boolean> }>(
  form: Form,
  field: Field,
): Form {
  return { ...form, told: { ...form.told, [field]: true } }
}

/**
 * A choice made by hand, and the money of an earlier sale, belong to the number they were made for:
 * they go with the first whole number that is another, however it came to stand there.
 */
export function isAnothers<Number>(madeFor: Number | null, number: Number): boolean {
  return madeFor !== null && madeFor !== number
}

/** Whether two readings mean the same; what cannot be meant is the same as nothing. */
export function meansTheSame<Value>(
  one: Result<Value, unknown>,
  other: Result<Value, unknown>,
): boolean {
  return one.ok && other.ok && one.value === other.value
}

/** An amount that no further key has made yet: until it is left it is no mistake. */
export function isAmountGrowing(code: string, text: string): boolean {
  return code === 'empty' || (code === 'zero' && text.length < 2)
}
