import { bill } from './bill.ts'
import { driveSale, packageSale } from './pack-sale.ts'
import { recharge } from './recharge.ts'
import type { RequestType, RequestTypes } from './request-type.ts'
import { transfer } from './transfer.ts'

export const requestTypes: RequestTypes = {
  recharge,
  package: packageSale,
  drive: driveSale,
  transfer,
  bill,
}

/** The type a request names; undefined for a word that is none. */
export function requestTypeOf(word: unknown): RequestType | undefined {
  return Object.values(requestTypes).find((type) => type.word === word)
}
