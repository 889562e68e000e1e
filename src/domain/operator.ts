import { z } from 'zod'
import type { ProviderId } from './provider.ts'

/** Mobile networks a recharge can name. Skitto is a line type of Grameenphone, not an operator. */
export const operatorCodes = ['GP', 'RB', 'AT', 'BL', 'TT'] as const
export const OperatorCode = z.enum(operatorCodes)
export type OperatorCode = z.infer<typeof OperatorCode>

export const lineTypes = ['prepaid', 'postpaid', 'skitto'] as const
export const LineType = z.enum(lineTypes)
export type LineType = z.infer<typeof LineType>

export interface Operator {
  readonly code: OperatorCode
  readonly name: { readonly bn: string; readonly en: string }
  /** Three-digit prefixes this operator was given. Numbers move between operators (MNP, 2018). */
  readonly prefixes: readonly string[]
  readonly lineTypes: readonly LineType[]
}

/** Prefix owners as of flexiloadbd's operator table, which agrees with the regulator's plan. */
export const operators: readonly Operator[] = [
  {
    code: 'GP',
    name: { bn: 'গ্রামীণফোন', en: 'Grameenphone' },
    prefixes: ['017', '013'],
    lineTypes: ['prepaid', 'postpaid', 'skitto'],
  },
  {
    code: 'RB',
    name: { bn: 'রবি', en: 'Robi' },
    prefixes: ['018'],
    lineTypes: ['prepaid', 'postpaid'],
  },
  {
    code: 'AT',
    name: { bn: 'এয়ারটেল', en: 'Airtel' },
    prefixes: ['016'],
    lineTypes: ['prepaid', 'postpaid'],
  },
  {
    code: 'BL',
    name: { bn: 'বাংলালিংক', en: 'Banglalink' },
    prefixes: ['019', '014'],
    lineTypes: ['prepaid', 'postpaid'],
  },
  {
    code: 'TT',
    name: { bn: 'টেলিটক', en: 'Teletalk' },
    prefixes: ['015'],
    lineTypes: ['prepaid', 'postpaid'],
  },
]

export function operatorByCode(code: OperatorCode): Operator {
  const found = operators.find((operator) => operator.code === code)
  if (!found) throw new Error(`no operator ${code}`)
  return found
}

/** Only a hint: about one number in a hundred has moved to another operator. */
export function operatorHint(number: string): OperatorCode | null {
  const prefix = number.slice(0, 3)
  return operators.find((operator) => operator.prefixes.includes(prefix))?.code ?? null
}

/** What a provider can be asked to do with a line type; null where it has no words for it. */
export type LineTypeWords = Readonly<Record<LineType, string | null>>

/**
 * autoflexi: `type` 1, 2, 3. alsamiflexi has no line type at all, so only prepaid can be meant.
 * flexiloadbd: `sub_type` Prepaid or Postpaid; Skitto is its operator code SK.
 */
export const lineTypeWords: Readonly<Record<ProviderId, LineTypeWords>> = {
  autoflexi: { prepaid: '1', postpaid: '2', skitto: '3' },
  alsamiflexi: { prepaid: '', postpaid: null, skitto: null },
  flexiloadbd: { prepaid: 'Prepaid', postpaid: 'Postpaid', skitto: 'Prepaid' },
}

/** The code each provider knows an operator by, with the other spellings its list may use. */
export const operatorAliases: Readonly<Record<OperatorCode, readonly string[]>> = {
  GP: ['GP', 'GRAMEENPHONE'],
  RB: ['RB', 'ROBI', 'ROBI AXIATA'],
  AT: ['AT', 'AIRTEL'],
  BL: ['BL', 'BANGLALINK'],
  TT: ['TT', 'TELETALK'],
}

/** The operator a provider means by one of its codes or names, or null for one we do not sell. */
export function operatorByAlias(spelling: string): OperatorCode | null {
  const wanted = spelling.trim().toUpperCase()
  return operatorCodes.find((code) => operatorAliases[code].includes(wanted)) ?? null
}

/** Skitto is Grameenphone's: its code stands at flexiloadbd where an operator stands. */
const skittoSpellings: readonly string[] = ['SK', 'SKITTO', 'GP SKITTO', 'GRAMEENPHONE SKITTO']

/** Ends of a company's name that say nothing of whose it is. */
const NAME_ENDS = /(?:\s+(?:BD|BANGLADESH|LTD|LIMITED|AXIATA|PREPAID|POSTPAID))+$/u

/**
 * The operator an answer names, by code or by name, however it is spaced and whatever stands behind
 * it; null for a spelling that is nobody's we know.
 */
export function operatorBySpelling(spelling: string): OperatorCode | null {
  const words = spelling
    .toUpperCase()
    .replaceAll(/[^A-Z]+/gu, ' ')
    .trim()
  if (skittoSpellings.includes(words)) return 'GP'
  const plain = words.replace(NAME_ENDS, '')
  return operatorByAlias(plain) ?? operatorByAlias(plain.replaceAll(' ', ''))
}
