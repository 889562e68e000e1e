import {
  BillerCode,
  type LineType,
  NetworkCode,
  type OperatorCode,
  WalletBrandCode,
} from '../../domain/operator.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Execution } from '../execution.ts'

/** The names of its three tables. */
const names = {
  GP: 'Grameenphone',
  RB: 'Robi',
  AT: 'Airtel',
  BL: 'Banglalink',
  TT: 'Teletalk',
  BK: 'bKash',
  NG: 'Nagad',
  RK: 'Rocket',
  PBP: 'Palli Bidyut',
  PBD: 'Palli Bidyut',
  DSP: 'DESCO',
  DSD: 'DESCO',
  JLB: 'Jalalabad Gas',
  SBG: 'Sundarban Gas',
  BRD: 'Bakhrabad Gas',
  ART: 'Amber IT',
} as const satisfies Record<OperatorCode, string>

/** An operator of its own in the table; Grameenphone's to us. */
const skitto = { code: 'SK', name: 'Skitto' }

/** A network and the line its code says; null where the code says nothing of the line. */
interface Network {
  readonly operator: NetworkCode
  readonly lineType: LineType | null
}

export const OPERATOR_UNKNOWN = 'Operator not found or not active'

/** Whose `operator_code` it is, or the words of the refusal. */
export function networkOf(code: unknown): Result<Network, string> {
  if (code === skitto.code) return success({ operator: 'GP', lineType: 'skitto' })
  const network = NetworkCode.safeParse(code)
  return network.success ? success({ operator: network.data, lineType: null }) : unknown(code)
}

export function brandOf(code: unknown): Result<WalletBrandCode, string> {
  const brand = WalletBrandCode.safeParse(code)
  return brand.success ? success(brand.data) : unknown(code)
}

/** DESCO, DPDC and TITAS stand in the table of fields and in none of operators: unknown here. */
export function billerOf(code: unknown): Result<BillerCode, string> {
  const biller = BillerCode.safeParse(code)
  return biller.success ? success(biller.data) : unknown(code)
}

function unknown(code: unknown): Result<never, string> {
  const isMissing = code === undefined
  return problem(isMissing ? 'The operator code field is required.' : OPERATOR_UNKNOWN)
}

/** Name and code of the operator of a sale, as its answers have them. */
export function listed(sold: Execution): { readonly name: string; readonly code: string } {
  if ('lineType' in sold && sold.lineType === 'skitto') return skitto
  return { name: names[sold.operator], code: sold.operator }
}
