import { isIP } from 'node:net'
import type { baseUrlCodes } from '../../contract/codes.ts'
import { type Result, problem, success } from '../../domain/result.ts'
import { isPublicAddress, namesThisMachine } from './http-address.ts'
import type { HttpTarget } from './http.ts'

/**
 * Why a text is no base URL; the screen has words for each. `plain-http`: the key would cross the
 * network in clear and the owner has not accepted it. `user`: a name or password before the host.
 * `query`: a question mark or a hash. `path`: dots, doubled slashes, escapes.
 */
export type BaseUrlProblem = Exclude<(typeof baseUrlCodes)[number], 'practice-only'>

/** An address a provider is reached at, taken apart once and never parsed again. */
export interface BaseUrl extends HttpTarget {
  /** What stands before every path of the provider: empty or `/api/v1`, no slash at its end. */
  readonly path: string
  /** As it is kept and shown. */
  readonly text: string
}

const MAX = 300

/**
 * Reads the address of a provider strictly (bad-inputs rows 72 and 80). What a browser would mend
 * (backslashes, dots, escapes, letters of other scripts, odd forms of numbers) is refused: the key
 * goes where this text says, so it must say it plainly.
 */
export function checkBaseUrl(
  written: string,
  { acceptPlainHttp }: { readonly acceptPlainHttp: boolean },
): Result<BaseUrl, BaseUrlProblem> {
  const text = written.trim()
  if (text === '') return problem('empty')
  if (text.length > MAX) return problem('too-long')
  if (!/^[!-~]+$/.test(text) || text.includes('\\')) return problem('characters')
  const [, scheme = '', authority = '', path = ''] =
    /^([a-z]+):\/\/([^/?#]*)([^?#]*)/i.exec(text) ?? []
  const secure = scheme.toLowerCase() === 'https'
  if (!secure && scheme.toLowerCase() !== 'http') return problem('scheme')
  if (authority.includes('@')) return problem('user')
  if (/[?#]/.test(text)) return problem('query')
  const at = readAuthority(authority, secure)
  if (!at.ok) return at
  const { host, port } = at.value
  const loopback = namesThisMachine(host)
  if (!loopback && isIP(host) !== 0 && !isPublicAddress(host)) return problem('private-address')
  if (!secure && !loopback && !acceptPlainHttp) return problem('plain-http')
  if (!/^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?$/.test(path)) return problem('path')
  const kept = path.replace(/\/$/, '')
  const shown = `${secure ? 'https' : 'http'}://${authority.toLowerCase()}${kept}`
  return success({ secure, host, port, loopback, path: kept, text: shown })
}

function readAuthority(
  authority: string,
  secure: boolean,
): Result<{ host: string; port: number }, BaseUrlProblem> {
  const parts = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::([0-9]*))?$/i.exec(authority)
  const written = parts?.[1]?.toLowerCase()
  if (parts === null || written === undefined) return problem('host')
  const host = written.replace(/^\[(.*)\]$/, '$1')
  if (!isPlainHost(written, host)) return problem('host')
  const digits = parts[2]
  if (digits === undefined) return success({ host, port: secure ? 443 : 80 })
  const port = Number(digits)
  if (!/^[1-9][0-9]{0,4}$/.test(digits) || port > 65_535) return problem('port')
  return success({ host, port })
}

/** `127.1`, `0x7f.1` and `2130706433` are addresses to a resolver: only the plain form is taken. */
function isPlainHost(written: string, host: string): boolean {
  if (isIP(host) === 6) return written !== host
  if (isIP(host) === 4 || host === 'localhost') return written === host
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  return (
    labels.length > 1 &&
    host.length <= 253 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    // A last label of digits would make the whole a number in disguise.
    /^[a-z]/.test(last)
  )
}

export const keyProblems = ['empty', 'too-long', 'characters'] as const
/** Why a text is no key. `characters`: line ends, spaces or letters that no header can carry. */
export type KeyProblem = (typeof keyProblems)[number]

const KEY_MAX = 512

/** A key goes into a header as it is, so it must not be able to end one (bad-inputs row 81). */
export function checkKey(key: string): Result<string, KeyProblem> {
  if (key === '') return problem('empty')
  if (key.length > KEY_MAX) return problem('too-long')
  return /^[!-~]+$/.test(key) ? success(key) : problem('characters')
}
