import { taka } from '../../money.ts'
import type { Now, ShelfPack } from '../kind.ts'
import type { PackListCode } from '../package/lists.ts'

/** Grameenphone's shelf: a package, a drive package, and one that brings the shop nothing. */
const packs: Readonly<Record<number, ShelfPack>> = {
  1: { name: '1 GB – 30 Days', price_e4: taka(149), commission_e4: taka(5), isDrive: false },
  2: { name: 'Drive 30 GB', price_e4: taka(498), commission_e4: taka(20), isDrive: true },
  3: { name: '40 min', price_e4: taka(24), commission_e4: taka(0), isDrive: false },
}

/** 28 April 2026 in a shop that knows that shelf. */
export const now: Now = {
  businessDate: '2026-04-28',
  shelf: {
    pack: (list: PackListCode, id) => (list === 'GP' ? (packs[id] ?? null) : null),
  },
}
