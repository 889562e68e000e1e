import { z } from 'zod'

/** Mobile networks a recharge can name. Skitto is a line type of Grameenphone, not a network. */
export const networkCodes = ['GP', 'RB', 'AT', 'BL', 'TT'] as const
export const NetworkCode = z.enum(networkCodes)
export type NetworkCode = z.infer<typeof NetworkCode>

/** Brands of mobile money: bKash, Nagad, Rocket, by flexiloadbd's codes. */
export const walletBrandCodes = ['BK', 'NG', 'RK'] as const
export const WalletBrandCode = z.enum(walletBrandCodes)
export type WalletBrandCode = z.infer<typeof WalletBrandCode>

/** Billers by the codes of flexiloadbd's table: electricity, gas, internet. */
export const billerCodes = ['PBP', 'PBD', 'DSP', 'DSD', 'JLB', 'SBG', 'BRD', 'ART'] as const
export const BillerCode = z.enum(billerCodes)
export type BillerCode = z.infer<typeof BillerCode>

/** What a customer names: a network, a brand of mobile money or a biller. */
export const OperatorCode = z.enum([...networkCodes, ...walletBrandCodes, ...billerCodes])
export type OperatorCode = z.infer<typeof OperatorCode>

export const lineTypes = ['prepaid', 'postpaid', 'skitto'] as const
export const LineType = z.enum(lineTypes)
export type LineType = z.infer<typeof LineType>

export interface Network {
  readonly code: NetworkCode
  readonly name: { readonly bn: string; readonly en: string }
  /** Three-digit prefixes this operator was given. Numbers move between operators (MNP, 2018). */
  readonly prefixes: readonly string[]
  readonly lineTypes: readonly LineType[]
}

/** Prefix owners as of flexiloadbd's operator table, which agrees with the regulator's plan. */
export const networks: readonly Network[] = [
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

export function networkByCode(code: NetworkCode): Network {
  const found = networks.find((network) => network.code === code)
  if (!found) throw new Error(`no network ${code}`)
  return found
}

/** Only a hint: about one number in a hundred has moved to another operator. */
export function networkHint(number: string): NetworkCode | null {
  const prefix = number.slice(0, 3)
  return networks.find((network) => network.prefixes.includes(prefix))?.code ?? null
}

/** The code each provider knows an operator by, with the other spellings its list may use. */
export const operatorAliases: Readonly<Record<NetworkCode, readonly string[]>> = {
  GP: ['GP', 'GRAMEENPHONE'],
  RB: ['RB', 'ROBI', 'ROBI AXIATA'],
  AT: ['AT', 'AIRTEL'],
  BL: ['BL', 'BANGLALINK'],
  TT: ['TT', 'TELETALK'],
}

/** The operator a provider means by one of its codes or names, or null for one we do not sell. */
export function operatorByAlias(spelling: string): NetworkCode | null {
  const wanted = spelling.trim().toUpperCase()
  return networkCodes.find((code) => operatorAliases[code].includes(wanted)) ?? null
}

/** Skitto is Grameenphone's: its code stands at flexiloadbd where an operator stands. */
const skittoSpellings: readonly string[] = ['SK', 'SKITTO', 'GP SKITTO', 'GRAMEENPHONE SKITTO']

/** Ends of a company's name that say nothing of whose it is. */
const NAME_ENDS = /(?:\s+(?:BD|BANGLADESH|LTD|LIMITED|AXIATA|PREPAID|POSTPAID))+$/u

/**
 * The operator an answer names, by code or by name, however it is spaced and whatever stands behind
 * it; null for a spelling that is nobody's we know.
 */
export function operatorBySpelling(spelling: string): NetworkCode | null {
  const words = spelling
    .toUpperCase()
    .replaceAll(/[^A-Z]+/gu, ' ')
    .trim()
  if (skittoSpellings.includes(words)) return 'GP'
  const plain = words.replace(NAME_ENDS, '')
  return operatorByAlias(plain) ?? operatorByAlias(plain.replaceAll(' ', ''))
}
