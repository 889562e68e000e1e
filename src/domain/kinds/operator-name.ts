import {
  BillerCode,
  networkByCode,
  NetworkCode,
  type OperatorCode,
  WalletBrandCode,
} from '../operator.ts'
import { billerByCode } from './bill/billers.ts'
import { walletBrandByCode } from './transfer/brands.ts'

/** How a network, a brand of mobile money or a biller is called. */
export function operatorName(code: OperatorCode): { readonly bn: string; readonly en: string } {
  const network = NetworkCode.safeParse(code)
  if (network.success) return networkByCode(network.data).name
  const brand = WalletBrandCode.safeParse(code)
  if (brand.success) return walletBrandByCode(brand.data).name
  return billerByCode(BillerCode.parse(code)).name
}
