import type { WalletBrandCode } from '../../operator.ts'

/** Whose wallet it is: a customer's own, or one that an agent or a merchant trades with. */
export const walletTypes = ['personal', 'agent'] as const
export type WalletType = (typeof walletTypes)[number]

export interface WalletBrand {
  readonly code: WalletBrandCode
  readonly name: { readonly bn: string; readonly en: string }
  /** True where a wallet's number may have a twelfth digit behind the mobile number. */
  readonly twelfthDigit: boolean
}

/**
 * Brands of mobile money. Whether Rocket's number has eleven digits or a twelfth to check it by is
 * published nowhere we know of, nor how that digit is made: both are taken, and it is not checked.
 */
export const walletBrands: readonly WalletBrand[] = [
  { code: 'BK', name: { bn: 'বিকাশ', en: 'bKash' }, twelfthDigit: false },
  { code: 'NG', name: { bn: 'নগদ', en: 'Nagad' }, twelfthDigit: false },
  { code: 'RK', name: { bn: 'রকেট', en: 'Rocket' }, twelfthDigit: true },
]

/** @throws for a code that is no brand's */
export function walletBrandByCode(code: WalletBrandCode): WalletBrand {
  const found = walletBrands.find((brand) => brand.code === code)
  if (!found) throw new Error(`no brand ${code}`)
  return found
}
