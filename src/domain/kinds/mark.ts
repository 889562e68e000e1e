import type { LineType, OperatorCode } from '../operator.ts'

/** What has a mark and a name of its own: every operator, and Skitto beside Grameenphone. */
export type MarkedCode = OperatorCode | 'SK'

/** The mark a customer's line goes by: whoever has Skitto does not call it Grameenphone. */
export function markOf(operator: OperatorCode, lineType?: LineType): MarkedCode {
  return operator === 'GP' && lineType === 'skitto' ? 'SK' : operator
}
