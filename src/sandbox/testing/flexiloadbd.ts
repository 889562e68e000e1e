import { expect } from 'vitest'

type Words = Readonly<Record<string, unknown>>

/** The moment a sandbox under test opens at, as flexiloadbd writes it. */
const createdAt = '2025-12-27T04:30:00.000000Z'

/** What its document answers to a request it took, but for what the kind has of its own. */
export function submitted(own: Words): Words {
  return {
    status: true,
    trx_id: expect.stringMatching(/^TRX202512270430\d{3}$/),
    ref_id: 'ORD-1',
    phone: null,
    bill_number: null,
    package: null,
    trx_status: 'Pending',
    message: 'Request submitted',
    created_at: createdAt,
    ...own,
  }
}

/** What it tells of a sale that was delivered. */
export function toldDelivered(trx_id: string | undefined, own: Words): Words {
  return {
    status: true,
    trx_id,
    ref_id: 'ORD-1',
    sub_type: null,
    bill_number: null,
    package_name: null,
    trx_status: 'Success',
    created_at: createdAt,
    ...own,
  }
}

/** What the oracle knows of a sale that was just taken. */
export function executed(own: Words): Words {
  return {
    provider: 'flexiloadbd',
    subType: null,
    reference: 'ORD-1',
    providerReference: expect.stringMatching(/^TRX/),
    at_ms: Date.parse('2025-12-27T10:30:00+06:00'),
    outcome: 'pending',
    endedAt_ms: null,
    ...own,
  }
}
