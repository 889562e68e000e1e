import { taka } from '../money.ts'
import { SECOND_FAILURE_AFTER_ms, type SaleStep } from '../sale-machine.ts'

export const id = 'TRX1'
export const late = {
  providerReference: id,
  word: 'Failed',
  sinceFirst_ms: SECOND_FAILURE_AFTER_ms,
}

/** One of everything that may happen to a sale. */
export const steps = {
  notSent: { type: 'not-sent', why: 'dns' },
  cancelled: { type: 'cancelled', by: 'cashier' },
  expired: { type: 'cancelled', by: 'expiry' },
  sent: { type: 'sent', requestHash: 'f00d' },
  refused: { type: 'refused', why: 'balance' },
  unknown: { type: 'unknown', why: 'timeout' },
  accepted: { type: 'accepted', providerReference: id },
  delivered: { type: 'delivered', providerReference: id, charged_e4: null },
  failureOnce: {
    type: 'failure-heard',
    providerReference: id,
    word: 'Failed',
    sinceFirst_ms: null,
  },
  notExecuted: { type: 'not-executed', proof: 'duplicate-of-another' },
  debited: { type: 'debited', debit_e4: taka(49) },
  overdue: { type: 'overdue' },
  decidedWell: { type: 'decided', outcome: 'succeeded', evidence: 'SMS seen' },
  decidedBadly: { type: 'decided', outcome: 'failed', evidence: 'not on the dashboard' },
  deliveredLate: { type: 'delivered-late', debit_e4: taka(49), evidence: 'SMS seen' },
  refunded: { type: 'refunded' },
  takenOver: { type: 'taken-over', by: 'another try' },
  kept: { type: 'kept', pays: 'the one before it' },
  paidLate: { type: 'paid-late', from: 'another try' },
} as const satisfies Record<string, SaleStep>
