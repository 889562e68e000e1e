import { v7 } from 'uuid'
import { Sale } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'

type Words = Parameters<typeof Sale.parse>[0]
/** Of the union, what any of its kinds has. */
type Name<Kind> = Kind extends unknown ? keyof Kind : never

/** A sale of fifty taka as the core would tell of it, but for what the test says. */
export function saleWith(changes: Partial<Record<Name<Sale>, Words>> = {}): Sale {
  return Sale.parse({
    id: v7(),
    seq: 1,
    kind: 'recharge',
    operator: 'GP',
    number: '01712345678',
    ...(changes.kind === undefined || changes.kind === 'recharge' ? { lineType: 'prepaid' } : {}),
    amount_e4: taka(50),
    serviceCharge_e4: taka(0),
    given_e4: null,
    credit_e4: 0,
    creditTo: null,
    provider: 'flexiloadbd',
    state: 'created',
    tender: 'collected',
    version: 1,
    ourReference: 'A-1-B',
    providerReference: null,
    expectedCost_e4: taka(48),
    charged_e4: null,
    commission_e4: null,
    createdAt_ms: 1_000,
    changedAt_ms: 1_000,
    businessDate: '2026-04-28',
    reason: null,
    retryOf: null,
    failureHeardOnce: false,
    ...changes,
  })
}
