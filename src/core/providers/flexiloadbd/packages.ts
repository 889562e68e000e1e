import type { PackRow } from '../../../domain/kinds/package/catalogue.ts'
import { errorWords, unknownReply } from '../classify.ts'
import { textOf } from '../echo.ts'
import type { PackagesAnswer } from '../provider.ts'
import type { NotAsked, Reply } from '../reply.ts'
import { whyNot } from './answers.ts'
import { PackageRow, Packages } from './schemas.ts'

/** Reads an answer to `POST /packages`; what a row may be sold as is decided in the domain. */
export function packagesAnswer(reply: Reply | NotAsked): PackagesAnswer {
  if (reply.kind === 'unreadable') return unknownReply(reply, reply.why)
  if (reply.kind === 'not-asked') return unknownReply(reply, reply.why, reply.words)
  const words = errorWords(reply.json)
  if (reply.status >= 400) return unknownReply(reply, whyNot(reply), words)
  const answer = Packages.safeParse(reply.json)
  if (!answer.success) return unknownReply(reply, 'shape', words)
  return { kind: 'packages', raw: reply.raw, rows: answer.data.data.map(rowOf) }
}

const none: PackRow = { id: null, name: null, price: null, commission: null, type: null, tag: null }

function rowOf(row: unknown): PackRow {
  const read = PackageRow.safeParse(row)
  if (!read.success) return none
  const { id, name, price, commission, type, tag } = read.data
  return {
    id: textOf(id),
    name: textOf(name),
    price: textOf(price),
    commission: textOf(commission),
    type: textOf(type),
    tag: textOf(tag),
  }
}
