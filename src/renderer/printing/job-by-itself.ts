import { v5 } from 'uuid'
import { type PaperFor, PrintJobId } from '../../contract/printing.ts'
import type { Sale } from '../../contract/schemas.ts'

/**
 * The job of a slip that comes by itself: the same from every window that sent its sale, so that it
 * comes once. Another end of the sale is another slip, and so is the shop's own.
 *
 * @returns the time of its sale's id and, in place of what is random, a digest of what it is
 */
export function jobByItself({ id, state }: Pick<Sale, 'id' | 'state'>, whose: PaperFor) {
  const digest = v5(`${state} ${whose}`, id)
  return PrintJobId.parse(`${id.slice(0, 14)}7${digest.slice(15)}`)
}
