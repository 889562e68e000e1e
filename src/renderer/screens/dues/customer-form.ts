import type { Customer, CustomerSave } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { nicknameProblems, parseNickname } from '../../../domain/kinds/bill/nickname.ts'
import { type NumberProblem, parseMobileNumber } from '../../../domain/mobile-number.ts'
import { type MoneyProblem, parseTaka, plainFigure } from '../../../domain/money.ts'

export interface CustomerDraft {
  readonly name: string
  readonly phone: string
  /** Empty for the shop's own. */
  readonly limit: string
}

export const customerFields = ['name', 'phone', 'limit'] as const
export type CustomerField = (typeof customerFields)[number]

/** As long as anybody types; the core says what is too long. */
export const NAME_MAX = 200
export const PHONE_MAX = 32

export function draftOf(customer: Customer | null): CustomerDraft {
  if (!customer) return { name: '', phone: '', limit: '' }
  const { name, phone, limit_e4 } = customer
  return { name, phone, limit: limit_e4 === null ? '' : plainFigure(limit_e4) }
}

export const nameProblems = [...nicknameProblems, 'phone-used', 'still-owes'] as const
export type NameProblem = (typeof nicknameProblems)[number]

export type CustomerWrong =
  | { readonly field: 'name'; readonly code: NameProblem }
  | { readonly field: 'phone'; readonly code: Exclude<NumberProblem, 'empty'> }
  | { readonly field: 'limit'; readonly problem: MoneyProblem }

/** What is wrong first, before the core is asked; null where it can be saved. */
export function wrongInCustomer({ name, phone, limit }: CustomerDraft): CustomerWrong | null {
  const called = parseNickname(name)
  if (!called.ok) return { field: 'name', code: called.problem }
  const number = parseMobileNumber(phone)
  if (!number.ok && number.problem !== 'empty') return { field: 'phone', code: number.problem }
  const most = readLimit(limit)
  return most === null || most.ok ? null : { field: 'limit', problem: most.problem }
}

export function toSave(id: CustomerId, draft: CustomerDraft): CustomerSave {
  const { name, phone } = draft
  const limit = readLimit(draft.limit)
  return { id, name, phone, limit_e4: limit?.ok ? limit.value : null }
}

function readLimit(limit: string) {
  return limit.trim() === '' ? null : parseTaka(limit, { zero: true, decimals: 0 })
}
