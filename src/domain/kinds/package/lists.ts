import { z } from 'zod'
import { type LineType, networkByCode, type NetworkCode } from '../../operator.ts'

/** Skitto's code where packs are asked for: an operator of its own in flexiloadbd's table (C7). */
const SKITTO = 'SK'

/**
 * Whose packs a list holds: a network's, or Skitto's. Skitto is a line of Grameenphone, its packs
 * are no other customer's of Grameenphone, and no prefix tells whose line is one.
 */
export const packListCodes = ['GP', SKITTO, 'RB', 'AT', 'BL', 'TT'] as const
export const PackListCode = z.enum(packListCodes)
export type PackListCode = z.infer<typeof PackListCode>

/** The line a pack is for, where it is not simply any line of its network. */
export const PackLine = z.literal('skitto').optional()

/** A network, and its line where that has packs of its own. */
export interface PackFor {
  readonly operator: NetworkCode
  readonly lineType?: 'skitto' | undefined
}

/** Whom the packs of a list are for. */
export function packFor(list: PackListCode): PackFor {
  return list === SKITTO ? { operator: 'GP', lineType: 'skitto' } : { operator: list }
}

/** The list a line's packs stand in; null where its network has no such line. */
export function listFor(
  operator: NetworkCode,
  lineType: LineType | undefined,
): PackListCode | null {
  if (lineType === undefined) return operator
  if (!networkByCode(operator).lineTypes.includes(lineType)) return null
  return lineType === 'skitto' ? SKITTO : operator
}
