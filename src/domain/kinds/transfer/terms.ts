import { z } from 'zod'
import { WalletBrandCode } from '../../operator.ts'
import { walletTypes } from './brands.ts'
import { WalletNumber } from './recipient.ts'

/** Mobile money sent to a wallet. */
export const TransferTerms = z.object({
  kind: z.literal('transfer'),
  operator: WalletBrandCode,
  number: WalletNumber,
  walletType: z.enum(walletTypes),
})
export type TransferTerms = z.infer<typeof TransferTerms>
