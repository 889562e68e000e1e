import { clockDigits, freshId, randomDigits, utcMicroseconds } from '../ids.ts'
import type { Desk, Handled, WireRequest } from '../wire.ts'
import { submitted } from './answers.ts'
import { refuse } from './refuse.ts'
import { requestTypeOf } from './request-types.ts'

function invalid(message: string): Handled {
  return { reply: refuse(422, message), manner: null }
}

/** POST /request: what every type has in common. */
export function create({ fields }: WireRequest, desk: Desk): Handled {
  if (!fields.has('type')) return invalid('The type field is required.')
  const type = requestTypeOf(fields.get('type'))
  if (!type) return invalid('The selected type is invalid.')
  const wanted = type.read(fields, desk)
  if (!wanted.ok) return invalid(wanted.problem)
  const reference = fields.get('ref_id') ?? null
  if (reference !== null && (typeof reference !== 'string' || reference.length > 255)) {
    return invalid('The ref id field must be a string.')
  }
  const before = reference === null ? null : desk.byReference(reference)
  if (before && desk.way.sameReference === 'refused') return invalid('Duplicate transaction')
  if (before && desk.way.sameReference === 'same-id') {
    return { reply: submitted(before, desk), manner: null }
  }
  const result = desk.sell({ ...wanted.value, reference, providerReference: newId(desk) })
  if (!result.sold) {
    const words = { balance: 'Insufficient balance', duplicate: 'Duplicate transaction' }
    return invalid(words[result.why])
  }
  return { reply: submitted(result.execution, desk), manner: result.manner }
}

/** As the sample: the minute of its `created_at`, then three digits. */
function newId(desk: Desk): string {
  const minute = clockDigits(utcMicroseconds(desk.now())).slice(0, 12)
  return freshId(
    (attempt) => `TRX${minute}${randomDigits(desk.random, attempt < 100 ? 3 : 6)}`,
    (id) => desk.byId(id) !== null,
  )
}
