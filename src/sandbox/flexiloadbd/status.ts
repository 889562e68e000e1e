import type { Desk, Reply, WireRequest } from '../wire.ts'
import { asText } from '../wire.ts'
import { described } from './answers.ts'
import { refuse } from './refuse.ts'

/** "Pass either trx_id (our ID) or ref_id (your own ID) — one is required." */
export function status({ fields }: WireRequest, desk: Desk): Reply {
  const id = asText(fields.get('trx_id'))
  const reference = asText(fields.get('ref_id'))
  if (id === null && reference === null) {
    return refuse(422, 'The trx id field is required when ref id is not present.')
  }
  const named = desk.way.losesReference ? null : desk.byReference(reference ?? '')
  const sold = id !== null ? desk.byId(id) : named
  if (!sold || desk.now() - sold.at_ms < desk.way.knownAfter_ms) return unknownTransaction()
  return described(sold, desk)
}

export function unknownTransaction(): Reply {
  return refuse(404, 'Transaction not found')
}
