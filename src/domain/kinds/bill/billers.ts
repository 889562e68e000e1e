import { BillerCode, type OperatorCode } from '../../operator.ts'
import type { SaleKind } from '../../sale.ts'

export const billerSorts = ['electricity', 'gas', 'internet'] as const
export type BillerSort = (typeof billerSorts)[number]

interface Name {
  readonly bn: string
  readonly en: string
}

/** How a customer's number at a biller is written. */
export interface BillNumberRule {
  /** What the bill or the meter calls it. */
  readonly label: Name
  readonly digits_min: number
  readonly digits_max: number
  /** `unverified`: nothing published says how many digits it has, so the rule is a wide one. */
  readonly source: 'published' | 'unverified'
}

export interface Biller {
  readonly code: BillerCode
  /** Billers with the same one are one company's: which of them is meant is always asked. */
  readonly company: string
  readonly name: Name
  readonly sort: BillerSort
  /** Null where flexiloadbd's table does not tell them apart. */
  readonly line: 'prepaid' | 'postpaid' | null
  readonly number: BillNumberRule
  /** flexiloadbd says that some billers need a phone, and not which: asked for, not demanded. */
  readonly asksPhone: boolean
  /** A bill says its own amount; what is loaded on a meter the customer chooses, in whole taka. */
  readonly poisha: boolean
  /** True where a payment brings tokens to be keyed into a meter. */
  readonly tokens: boolean
}

/** As wide as flexiloadbd's "customer / meter account number" can be meant. */
function numberCalled(bn: string, en: string): BillNumberRule {
  return { label: { bn, en }, digits_min: 5, digits_max: 20, source: 'unverified' }
}
const meterNumber = numberCalled('মিটার নম্বর', 'Meter number')
const customerNumber = numberCalled('গ্রাহক নম্বর', 'Customer number')

const prepaid = { line: 'prepaid', number: meterNumber, poisha: false, tokens: true } as const
const postpaid = { line: 'postpaid', poisha: true, tokens: false } as const
const billed = { line: null, number: customerNumber, poisha: true, tokens: false } as const

const palliBidyut = {
  company: 'palli-bidyut',
  name: { bn: 'পল্লী বিদ্যুৎ', en: 'Palli Bidyut' },
  sort: 'electricity',
  asksPhone: true,
} as const
const desco = {
  company: 'desco',
  name: { bn: 'ডেসকো', en: 'DESCO' },
  sort: 'electricity',
  asksPhone: true,
} as const

/**
 * The billers of flexiloadbd's table of operators. The examples of its document name others (DPDC,
 * TITAS), which that table does not have and which are not sold.
 */
export const billers: readonly Biller[] = [
  { code: 'PBP', ...palliBidyut, ...prepaid },
  {
    code: 'PBD',
    ...palliBidyut,
    ...postpaid,
    // So it is called on the bill, and asked for by others who take payments for it.
    number: numberCalled('এসএমএস অ্যাকাউন্ট নম্বর', 'SMS account number'),
  },
  { code: 'DSP', ...desco, ...prepaid },
  {
    code: 'DSD',
    ...desco,
    ...postpaid,
    number: numberCalled('অ্যাকাউন্ট নম্বর', 'Account number'),
  },
  {
    code: 'JLB',
    company: 'jalalabad-gas',
    name: { bn: 'জালালাবাদ গ্যাস', en: 'Jalalabad Gas' },
    sort: 'gas',
    asksPhone: true,
    ...billed,
  },
  {
    code: 'SBG',
    company: 'sundarban-gas',
    name: { bn: 'সুন্দরবন গ্যাস', en: 'Sundarban Gas' },
    sort: 'gas',
    asksPhone: true,
    ...billed,
  },
  {
    code: 'BRD',
    company: 'bakhrabad-gas',
    name: { bn: 'বাখরাবাদ গ্যাস', en: 'Bakhrabad Gas' },
    sort: 'gas',
    asksPhone: true,
    ...billed,
  },
  {
    code: 'ART',
    company: 'amber-it',
    name: { bn: 'অ্যাম্বার আইটি', en: 'Amber IT' },
    sort: 'internet',
    asksPhone: true,
    ...billed,
  },
]

/** @throws for a code that is no biller's */
export function billerByCode(code: BillerCode): Biller {
  const found = billers.find((biller) => biller.code === code)
  if (!found) throw new Error(`no biller ${code}`)
  return found
}

/** The billers of a company, of which the cashier must choose one: prepaid or postpaid. */
export function billersOf(company: string): readonly Biller[] {
  return billers.filter((biller) => biller.company === company)
}

/**
 * True until the owner has seen a payment to this biller arrive: two lists of one document
 * contradict each other about billers' codes, and nobody can ask whose bill a number is (C5).
 *
 * @param confirmed billers of which the owner confirmed a payment, as the books keep them
 */
export function needsVerifying(code: BillerCode, confirmed: ReadonlySet<BillerCode>): boolean {
  return !confirmed.has(code)
}

/** A sale that brings tokens for a meter, which come in its provider's words. */
export function bringsTokens(sold: {
  readonly kind: SaleKind
  readonly operator: OperatorCode
}): boolean {
  const biller = BillerCode.safeParse(sold.operator)
  return sold.kind === 'bill' && biller.success && billerByCode(biller.data).tokens
}
