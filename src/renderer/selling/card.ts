import type { Sale } from '../../contract/schemas.ts'
import type { DeskSale } from '../desk/cards.ts'
import { type Face, faceOf, holdsMoney } from '../sale/face.ts'

/** How a sale of the desk stands, also while the books have not told. */
export function cardFace({ phase }: DeskSale, sale: Sale | null): Face {
  if (phase !== 'kept') return phase
  return sale ? faceOf(sale) : 'sending'
}

/**
 * Whether the card may go: not while the sale is on its way to the books, and not while it tells of
 * cash that must be given back. A key that clears is pressed too easily for that.
 */
export function canPutAway(entry: DeskSale, sale: Sale | null): boolean {
  const face = cardFace(entry, sale)
  return face !== 'sending' && face !== 'asking' && !(sale !== null && holdsMoney(sale))
}
