import type { ProviderId } from '../../../domain/provider.ts'
import type { providerTestCodes } from '../../../contract/codes.ts'

/**
 * What stands in the field before the owner types anything. autoflexi's document fixes none: one
 * of its examples has this host. flexiloadbd writes `http://`: https is tried first (C1).
 */
export const suggestedAddress: Readonly<Record<ProviderId, string>> = {
  autoflexi: 'https://autoflexisoftware.top',
  alsamiflexi: 'https://pro.alsamiflexi.com/api/v1',
  flexiloadbd: 'https://flexiloadbd.net/api/gateway/v1',
}

/** Only flexiloadbd documents plain http, so that only there it may be all there is. */
export function mayBePlain(provider: ProviderId): boolean {
  return provider === 'flexiloadbd'
}

export function overHttps(address: string): string {
  return address.replace(/^\s*http:\/\//iu, 'https://')
}

export function overHttp(address: string): string {
  return address.replace(/^\s*https:\/\//iu, 'http://')
}

/** Nobody picked up over https; what was said there, with a key or a page, is another matter. */
const noHttps: readonly (typeof providerTestCodes)[number][] = ['connect', 'connect-timeout', 'tls']

export function meansNoHttps(why: string | null): boolean {
  return noHttps.some((code) => code === why)
}
