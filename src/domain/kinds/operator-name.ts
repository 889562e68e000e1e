import {
  BillerCode,
  networkByCode,
  NetworkCode,
  operatorBySpelling,
  type OperatorCode,
  WalletBrandCode,
} from '../operator.ts'
import { billerByCode, billers } from './bill/billers.ts'
import { walletBrandByCode, walletBrands } from './transfer/brands.ts'

/** How a network, a brand of mobile money or a biller is called. */
export function operatorName(code: OperatorCode): { readonly bn: string; readonly en: string } {
  const network = NetworkCode.safeParse(code)
  if (network.success) return networkByCode(network.data).name
  const brand = WalletBrandCode.safeParse(code)
  if (brand.success) return walletBrandByCode(brand.data).name
  return billerByCode(BillerCode.parse(code)).name
}

/**
 * Whose code or name it is, however it is spaced. Two billers of one company share its name; empty
 * for a spelling that is nobody's we know.
 */
export function operatorsBySpelling(spelling: string): readonly OperatorCode[] {
  const network = operatorBySpelling(spelling)
  if (network !== null) return [network]
  const wanted = lettersOf(spelling)
  return [...walletBrands, ...billers]
    .filter(({ code, name }) => code === wanted || lettersOf(name.en) === wanted)
    .map(({ code }) => code)
}

function lettersOf(spelling: string): string {
  return spelling.toUpperCase().replaceAll(/[^A-Z]+/gu, '')
}
