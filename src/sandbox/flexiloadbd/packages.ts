import type { Json } from '../json.ts'
import { takaDigits } from '../taka.ts'
import type { Desk, Reply, WireRequest } from '../wire.ts'
import { OPERATOR_UNKNOWN } from './operators.ts'
import { type Pack, PackCode, PackType } from './pack.ts'
import { refuse } from './refuse.ts'

/**
 * POST /packages: `operator_code` required, `type` an optional filter. The table of drive packs
 * writes the filter as a query, `/packages?type=drive`: what the body does not say is read there,
 * as the provider's framework does.
 */
export function listedPacks({ fields, query }: WireRequest, desk: Desk): Reply {
  const asked: ReadonlyMap<string, unknown> = new Map([...query, ...fields])
  if (!asked.has('operator_code')) return refuse(422, 'The operator code field is required.')
  const operator = PackCode.safeParse(asked.get('operator_code'))
  if (!operator.success) return refuse(422, OPERATOR_UNKNOWN)
  const type = PackType.nullish().safeParse(asked.get('type'))
  if (!type.success) return refuse(422, 'The selected type is invalid.')
  const filter = type.data ?? null
  const listed = desk
    .packs()
    .filter((pack) => pack.operator === operator.data && (filter === null || pack.type === filter))
  return { status: 200, body: { status: true, data: listed.map(written) } }
}

/** As the sample: the price bare, the commission with two places. */
function written({ id, name, price_e4, commission_e4, type, tag }: Pack): Json {
  return {
    id,
    name,
    price: takaDigits(price_e4, 0),
    commission: takaDigits(commission_e4, 2),
    type,
    tag,
  }
}
