import { describe, expect, it } from 'vitest'
import type { WalletDrift } from '../../../contract/schemas.ts'
import { ZERO, taka } from '../../../domain/money.ts'
import { SaleId } from '../../../domain/sale.ts'
import { v7 } from 'uuid'
import { differenceOf, driftKind, noDriftWords } from './difference.ts'

const read = { askedAt_ms: 1, opened: true, reserved_e4: ZERO, unexplained_e4: ZERO }

describe('our figure beside the provider’s', () => {
  it('agrees, or differs, only where the two can be compared', () => {
    expect(differenceOf(read)).toBe('agrees')
    expect(differenceOf({ ...read, unexplained_e4: taka(-5) })).toBe('differs')
  })

  it('is not called agreed while money is on its way or the reading is an old one', () => {
    const open = { ...read, unexplained_e4: null }
    expect(differenceOf({ ...open, reserved_e4: taka(50) })).toBe('open-sales')
    expect(differenceOf(open)).toBe('next-reading')
  })

  it('is not known before the provider was asked', () => {
    expect(differenceOf({ ...read, askedAt_ms: null })).toBe('never-asked')
    expect(differenceOf({ ...read, opened: false })).toBe('never-asked')
  })
})

describe('a drift in the list', () => {
  const drift = (changes: Partial<WalletDrift>): WalletDrift => ({
    provider: 'flexiloadbd',
    wallet: 'flexiload',
    from_ms: 1,
    to_ms: 2,
    change_e4: taka(500),
    explanations: [],
    topUp: null,
    ...changes,
  })
  const topUp = { slip: 'BK-1', amount_e4: taka(500), at_ms: 2 }
  const sale = SaleId.parse(v7())
  const explanations = [
    {
      sale,
      why: 'given-back' as const,
      number: '01712345678',
      amount_e4: taka(500),
      createdAt_ms: 1,
    },
  ]

  it('asks for a top-up where money came in, and for the provider where it is missing', () => {
    expect(driftKind(drift({}))).toBe('came-in')
    expect(driftKind(drift({ change_e4: taka(-500) }))).toBe('missing')
  })

  it('asks to look at the sales that may explain it before anything else', () => {
    expect(driftKind(drift({ explanations }))).toBe('may-be-sales')
    expect(driftKind(drift({ change_e4: taka(-500), explanations }))).toBe('may-be-sales')
  })

  it('asks for a claim where a person has decided what it was taken for', () => {
    const owed = explanations.map((one) => ({ ...one, why: 'provider-owes' as const }))
    expect(driftKind(drift({ change_e4: taka(-500), explanations: owed }))).toBe('owed')
  })

  it('asks for nothing once it is booked, and for the provider where that never came', () => {
    expect(driftKind(drift({ topUp }))).toBe('booked')
    expect(driftKind(drift({ change_e4: taka(-500), topUp }))).toBe('not-risen')
  })
})

describe('a wallet without a drift', () => {
  const DAY_ms = 24 * 60 * 60_000
  const now_ms = 100 * DAY_ms

  it('has agreed so far on books younger than the list is long', () => {
    expect(noDriftWords(null, now_ms)).toBe('drift.noneYet')
    expect(noDriftWords(now_ms - 29 * DAY_ms, now_ms)).toBe('drift.noneYet')
  })

  it('has agreed for the thirty days that are listed on older ones', () => {
    expect(noDriftWords(now_ms - 30 * DAY_ms, now_ms)).toBe('drift.none')
  })
})
