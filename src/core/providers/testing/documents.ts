import type { ProviderId } from '../../../domain/provider.ts'
import { assertNever } from '../../../domain/result.ts'
import type { Order } from '../provider.ts'

/** The id each document prints. */
export const printedId = {
  autoflexi: '162670202502102256558',
  alsamiflexi: 'TXN123456789',
  flexiloadbd: 'TRX202604281234001',
} as const satisfies Record<ProviderId, string>

export type Form = Readonly<Record<string, unknown>>

/**
 * The answers as the documents print them, with the number, amount and reference of an order. A
 * test changes fields of the part that tells about the sale.
 */
export interface Documented {
  readonly wallet: string
  readonly successWord: string
  readonly pendingWord: string
  readonly created: (order: Order, changes?: Form) => Form
  readonly status: (order: Order, word: string, changes?: Form) => Form
  readonly balance: (figure: unknown) => Form
  /** The documented form of "no". */
  readonly refused: (words: string) => Form
  /** Where an answer keeps these fields; null where autoflexi has none. */
  readonly fields: {
    readonly id: string
    /** Of a bill it is `bill_number`. */
    readonly number: string
    readonly reference: string | null
    readonly word: string
  }
}

const autoflexi: Documented = {
  wallet: 'main',
  successWord: 'Completed',
  pendingWord: 'Pending',
  created: (_, changes) => ({
    status: true,
    message: 'Flexiload- Request Submit Successfully',
    trx_id: printedId.autoflexi,
    ...changes,
  }),
  status: (order, word, changes) => ({
    status: true,
    data: {
      status: word,
      trx_id: printedId.autoflexi,
      number: order.number,
      amount: order.amount_e4 / 10_000,
      ...changes,
    },
  }),
  balance: (figure) => ({ status: true, data: { balance: figure } }),
  refused: (words) => ({ status: false, error: words }),
  fields: { id: 'trx_id', number: 'number', reference: null, word: 'status' },
}

function alsamiflexiTold(order: Order, word: string, changes?: Form): Form {
  return {
    success: true,
    data: {
      transaction_id: printedId.alsamiflexi,
      status: word,
      mobile_number: order.number,
      amount: order.amount_e4 / 10_000,
      operator: 'Grameenphone',
      reference: order.ourReference,
      created_at: '2025-12-27 10:30:00',
      ...changes,
    },
  }
}

const alsamiflexi: Documented = {
  wallet: 'main',
  successWord: 'completed',
  pendingWord: 'processing',
  created: (order, changes) => alsamiflexiTold(order, 'processing', changes),
  status: (order, word, changes) =>
    alsamiflexiTold(order, word, { completed_at: '2025-12-27 10:30:15', ...changes }),
  balance: (figure) => ({ success: true, data: { balance: figure, currency: 'BDT' } }),
  refused: (words) => ({ success: false, error: { code: 'SOME_CODE', message: words } }),
  fields: {
    id: 'transaction_id',
    number: 'mobile_number',
    reference: 'reference',
    word: 'status',
  },
}

/** What of an answer hangs on what was sold: the words of its table, and whose number it is. */
function flexiloadbdSold(order: Order): Form {
  const line = { operator: 'Grameenphone', phone: order.number, bill_number: null }
  switch (order.kind) {
    case 'recharge':
      return { type: 'recharge', ...line }
    case 'package':
      return { type: 'data', ...line }
    case 'drive':
      return { type: 'drive', ...line }
    case 'transfer':
      return { type: 'mfs', ...line, operator: 'bKash' }
    case 'bill':
      return {
        type: 'bill',
        operator: 'Palli Bidyut',
        phone: order.phone,
        bill_number: order.number,
      }
    default:
      return assertNever(order)
  }
}

function flexiloadbdTold(order: Order, word: string, changes?: Form): Form {
  return {
    status: true,
    trx_id: printedId.flexiloadbd,
    ref_id: order.ourReference,
    ...flexiloadbdSold(order),
    amount: order.amount_e4 / 10_000,
    payable: order.amount_e4 / 10_000,
    trx_status: word,
    message: 'Message/Failed Reason/Pin/Note',
    created_at: '2026-04-28T12:34:01.000000Z',
    ...changes,
  }
}

const packOf = (order: Order) => ('packageName' in order ? order.packageName : null)

const flexiloadbd: Documented = {
  wallet: 'flexiload',
  successWord: 'Success',
  pendingWord: 'Pending',
  created: (order, changes) =>
    flexiloadbdTold(order, 'Pending', { package: packOf(order), balance: 400, ...changes }),
  status: (order, word, changes) =>
    flexiloadbdTold(order, word, {
      sub_type: order.kind === 'recharge' ? 'Prepaid' : null,
      operator_code: order.operator,
      package_name: packOf(order),
      ...changes,
    }),
  balance: (figure) => ({
    status: true,
    data: { flexiload_balance: figure, drive_balance: 0, bank_balance: 0 },
  }),
  refused: (words) => ({ status: false, message: words }),
  fields: { id: 'trx_id', number: 'phone', reference: 'ref_id', word: 'trx_status' },
}

export const documented = { autoflexi, alsamiflexi, flexiloadbd } as const satisfies Record<
  ProviderId,
  Documented
>
