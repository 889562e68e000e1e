import type { Database } from '../src/core/db/database.ts'
import { createPost } from '../src/core/ledger/post.ts'
import { accounts } from '../src/domain/ledger.ts'
import { money, type Money } from '../src/domain/money.ts'
import { type ProviderId, rechargeWallet } from '../src/domain/provider.ts'

export const FACE_e4: Money = money(500_000)
export const COST_e4: Money = money(486_250)

/** The name of a sale at its provider, the same in the books and at the far end. */
export function nameOf(provider: ProviderId, nth: number) {
  const digits = String(nth + 1).padStart(12, '0')
  return {
    number: `017${String(10_000_000 + nth)}`,
    reference: `BENC-1-${digits.padStart(26, '0')}`,
    providerReference: `${provider === 'alsamiflexi' ? 'TXN' : 'TRX'}${digits}`,
  }
}

/**
 * Sales that their provider has taken and nobody has asked about yet, sold one after the other in
 * the minutes before: written the quickest way there is, with all that the invariants look at.
 */
export function fillOpen(db: Database, provider: ProviderId, sales: number, now_ms: number): void {
  const wallet = rechargeWallet[provider]
  const post = createPost(db, accounts)
  const { sale, event, attempt } = statements(db)
  db.write(() => {
    for (let nth = 0; nth < sales; nth += 1) {
      const at_ms = now_ms - (sales - nth)
      const businessDate = '2026-01-01'
      const { number, reference, providerReference } = nameOf(provider, nth)
      const id = `019a0000-0000-7000-8000-${String(nth + 1).padStart(12, '0')}`
      const words = { id, number, provider, wallet, reference, providerReference, at_ms }
      const { rowid: seq } = sale.run({ ...words, face_e4: FACE_e4, cost_e4: COST_e4 })
      const steps = [
        ['created', null, { type: 'confirmed' }],
        ['on-wire', 'created', { type: 'sent', requestHash: 'h' }],
        ['accepted', 'on-wire', { type: 'accepted', providerReference }],
      ] as const
      for (const [before, [to, from, step]] of steps.entries()) {
        event.run(seq, before + 1, at_ms, from, to, JSON.stringify(step))
      }
      attempt.run(seq, at_ms)
      const moved = { saleSeq: seq, at_ms, businessDate }
      const taken = [
        { account: 'cash', amount_e4: FACE_e4 },
        { account: 'customers-held', amount_e4: money(0 - FACE_e4) },
      ] as const
      const setAside = [
        { account: `reserved:${provider}:${wallet}`, amount_e4: COST_e4 },
        { account: `wallet:${provider}:${wallet}`, amount_e4: money(0 - COST_e4) },
      ] as const
      post({ ...moved, cause: 'collect', entries: taken })
      post({ ...moved, cause: 'reserve', entries: setAside })
    }
  })
}

interface Words {
  readonly id: string
  readonly number: string
  readonly provider: string
  readonly wallet: string
  readonly reference: string
  readonly providerReference: string
  readonly at_ms: number
  readonly face_e4: number
  readonly cost_e4: number
}

function statements(db: Database) {
  return {
    sale: db.change<[Words]>(
      `INSERT INTO sale (id, request_hash, kind, operator, number, line_type, amount_e4, provider,
         wallet, our_reference, provider_reference, state, tender, version, expected_cost_e4,
         created_at_ms, changed_at_ms, business_date)
       VALUES (@id, 'h', 'recharge', 'GP', @number, 'prepaid', @face_e4, @provider, @wallet,
         @reference, @providerReference, 'accepted', 'collected', 3, @cost_e4, @at_ms, @at_ms,
         '2026-01-01')`,
    ),
    event: db.change<[number, number, number, string | null, string, string]>(
      `INSERT INTO sale_event
         (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
       VALUES (?, ?, ?, ?, ?, 'collected', 'dispatch', ?, '')`,
    ),
    attempt: db.change<[number, number]>(
      `INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash, account_mark)
       VALUES (?, ?, 0, 'the run before', 'h', 1)`,
    ),
  }
}
