import { inOneLine, lettersOf } from '../../one-line.ts'
import { problem, type Result, success } from '../../result.ts'

/** So many letters tell one account from another; more would not fit beside its number. */
export const NICKNAME_MAX = 40
/** Letters with a heap of accents on them are no name. */
const UNITS_MAX = 200

export const nicknameProblems = ['empty', 'too-long', 'digits'] as const
/** `digits`: what is typed in digits is looked for as a number, so nobody would find it. */
export type NicknameProblem = (typeof nicknameProblems)[number]

/** Reads what the shop calls a customer's account: `রহিম চাচা`, `mosque`, `house 2`. */
export function parseNickname(text: string): Result<string, NicknameProblem> {
  if (text.length > UNITS_MAX) return problem('too-long')
  const nickname = inOneLine(text).normalize('NFC')
  if (!/[\p{L}\p{N}\p{S}]/u.test(nickname)) return problem('empty')
  if (!/[^\p{N}\p{P}\s]/u.test(nickname)) return problem('digits')
  return lettersOf(nickname).length > NICKNAME_MAX ? problem('too-long') : success(nickname)
}

/** The same for two nicknames that a reader would take for one another. */
export function nicknameAlike(nickname: string): string {
  return inOneLine(nickname).normalize('NFKC').toLowerCase()
}
