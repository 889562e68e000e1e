import { Digits } from './json.ts'
import type { Fields } from './json.ts'
import type { Reply } from './wire.ts'

const filters: readonly unknown[] = ['data', 'combo', 'minutes', 'rate', 'drive']

interface Pack {
  readonly operator: string
  readonly id: number
  readonly name: string
  readonly price: number
  /** Taka given back per pack; the document's sample writes two places. */
  readonly commission: string
  readonly type: string
  readonly tag: string | null
}

/** The document's two samples, and a drive pack beside them. */
const packs: readonly Pack[] = [
  {
    operator: 'GP',
    id: 1,
    name: '1 GB – 30 Days',
    price: 149,
    commission: '5.00',
    type: 'data',
    tag: 'HOT',
  },
  {
    operator: 'GP',
    id: 2,
    name: '3 GB – 7 Days',
    price: 65,
    commission: '2.00',
    type: 'data',
    tag: null,
  },
  {
    operator: 'GP',
    id: 3,
    name: '30 GB – 30 Days',
    price: 489,
    commission: '12.00',
    type: 'drive',
    tag: null,
  },
]

const known: readonly unknown[] = ['GP', 'RB', 'AT', 'BL', 'SK', 'TT']

/** POST /packages: `operator_code` required, `type` an optional filter. */
export function packagesOf(fields: Fields): Reply {
  const operator = fields.get('operator_code')
  if (operator === undefined) return refuse('The operator code field is required.')
  if (!known.includes(operator)) return refuse('Operator not found or not active')
  const type = fields.get('type') ?? null
  if (type !== null && !filters.includes(type)) return refuse('The selected type is invalid.')
  const listed = packs
    .filter((pack) => pack.operator === operator && (type === null || pack.type === type))
    .map(({ id, name, price, commission, type, tag }) => ({
      id,
      name,
      price,
      commission: new Digits(commission),
      type,
      tag,
    }))
  return { status: 200, body: { status: true, data: listed } }
}

function refuse(message: string): Reply {
  return { status: 422, body: { status: false, message } }
}
