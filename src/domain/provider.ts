import { z } from 'zod'

/** The gateways we send sales to. The ids stand in code, settings, reports and the database. */
export const providerIds = ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const
export const ProviderId = z.enum(providerIds)
export type ProviderId = z.infer<typeof ProviderId>

/**
 * Prepaid money at a provider. autoflexi and alsamiflexi document one balance; flexiloadbd three
 * (`flexiload_balance`, `drive_balance`, `bank_balance` of its GET /balance).
 */
export const walletNames = ['main', 'flexiload', 'drive', 'bank'] as const
export const WalletName = z.enum(walletNames)
export type WalletName = z.infer<typeof WalletName>

export const walletsOf = {
  autoflexi: ['main'],
  alsamiflexi: ['main'],
  flexiloadbd: ['flexiload', 'drive', 'bank'],
} as const satisfies Record<ProviderId, readonly WalletName[]>

/** The wallet a recharge is paid from. */
export const rechargeWallet = {
  autoflexi: 'main',
  alsamiflexi: 'main',
  flexiloadbd: 'flexiload',
} as const satisfies Record<ProviderId, WalletName>
