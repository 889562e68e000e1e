import { describe, expect, it } from 'vitest'
import type { SaleEvent } from '../../contract/schemas.ts'
import {
  type DeliveryState,
  type SaleKind,
  type TenderState,
  deliveryStates,
  saleKinds,
} from '../../domain/sale.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { spokenIn } from '../testing/spoken.ts'
import { saleWith } from '../testing/sales.ts'
import { type SlipKind, footOf, moneyBackAt_ms, slipKind } from './slip-kind.ts'

/** What a slip says of a sale of a kind, in both languages. */
function said(slip: keyof typeof en.slip, kind: SaleKind = 'recharge') {
  const values = { kind, at: '14:05', mm: 58 }
  return {
    bn: spokenIn('bn').t(`slip.${slip}`, values),
    en: spokenIn('en').t(`slip.${slip}`, values),
  }
}

const stopped = { code: 'stopped', words: '' }

/** What the paper of a sale is, wherever the sale and its money can stand. */
const kinds: readonly (readonly [DeliveryState, TenderState, SlipKind, string?])[] = [
  ['succeeded', 'collected', 'receipt'],
  ['created', 'collected', 'waiting'],
  ['created', 'collected', 'notSent', 'stopped'],
  ['on-wire', 'collected', 'waiting'],
  ['accepted', 'collected', 'waiting'],
  ['in-doubt', 'collected', 'unknown'],
  ['needs-review', 'collected', 'unknown'],
  ['failed', 'refund-due', 'failed'],
  ['failed', 'refunded', 'refunded'],
  ['failed', 'taken-over', 'takenOver'],
  ['cancelled', 'unpaid', 'cancelled'],
  ['cancelled', 'refund-due', 'expired'],
  ['cancelled', 'refunded', 'refunded'],
  ['cancelled', 'taken-over', 'cancelledTakenOver'],
  ['reversed', 'refund-due', 'reversed'],
  ['reversed', 'refunded', 'reversedRefunded'],
  ['reversed', 'taken-over', 'reversedTakenOver'],
  ['late-success', 'collected', 'latePaid'],
  ['late-success', 'refunded', 'late'],
  ['late-success', 'taken-over', 'late'],
]

describe('the paper of a sale', () => {
  it.each(kinds)('that is %s, its money %s, is the slip %s', (state, tender, kind, why) => {
    const reason = why === undefined ? null : { ...stopped, code: why }
    expect(slipKind(saleWith({ state, tender, reason }))).toBe(kind)
  })

  it('is known for every state', () => {
    const seen = new Set(kinds.map(([state]) => state))
    expect(deliveryStates.filter((state) => !seen.has(state))).toEqual([])
  })

  it('is a receipt for a success alone', () => {
    const receipts = kinds.filter(([, , kind]) => kind === 'receipt').map(([state]) => state)
    expect(receipts).toEqual(['succeeded'])
  })

  it.each(saleKinds)('never says of a %s that was made and taken back that it was not', (sold) => {
    for (const kind of ['reversed', 'reversedRefunded', 'reversedTakenOver'] as const) {
      expect(said(`${kind}Next`, sold).en).toMatch(/took the .+ back\./u)
      expect(said(`${kind}Next`, sold).bn).toContain('ফিরিয়ে নিয়েছে')
    }
  })

  it('speaks to the customer, and thanks nobody who has neither the recharge nor the money', () => {
    for (const kind of ['failed', 'expired', 'reversed'] as const) {
      expect(bn.slip[`${kind}Next`]).toContain('গ্রাহক এই টাকা ফেরত পাবেন')
      expect(en.slip[`${kind}Next`]).toContain('The customer gets this money back')
      expect(footOf(kind)).toBe('keepForMoney')
    }
    expect(footOf('receipt')).toBe('thanks')
    expect(footOf('unknown')).toBe('keep')
  })

  it('says that the money went back with the press that called the sale off', () => {
    expect(bn.slip.cancelledNext).toContain('গ্রাহক এই টাকা ফেরত পেয়েছেন')
    expect(en.slip.cancelledNext).toContain('The customer got this money back')
    expect(footOf('cancelled')).toBe('thanks')
  })

  it('does not say that the money went back where it pays for the sale made in its place', () => {
    const off = saleWith({ state: 'cancelled', tender: 'unpaid' })
    const soldAgain = { id: off.id, ourReference: 'A-2-B' }
    expect(slipKind({ ...off, soldAgain })).toBe('cancelledTakenOver')
    // Its cash lies ready, and nothing was sent with it so far.
    expect(slipKind(off, 'kept')).toBe('notSent')
    expect(slipKind({ ...off, soldAgain }, 'kept')).toBe('cancelledTakenOver')
    for (const kind of saleKinds) {
      const paper = said('cancelledTakenOverNext', kind)
      expect(paper.en).not.toMatch(/got this money back|failed/u)
      expect(paper.bn).not.toMatch(/ফেরত|ব্যর্থ/u)
    }
  })

  it('asks once to be kept, at its foot, until the recharge or the money is there', () => {
    for (const kind of ['waiting', 'unknown', 'notSent'] as const) {
      expect(footOf(kind)).toBe('keep')
      for (const sold of saleKinds) {
        expect(said(`${kind}Next`, sold).bn).not.toContain('কাগজটি রাখুন')
        expect(said(`${kind}Next`, sold).en).not.toMatch(/keep/iu)
      }
    }
    expect(said('keep').bn).toBe('রিচার্জ বা টাকা হাতে না পাওয়া পর্যন্ত কাগজটি রাখুন।')
    expect(said('keep').en).toContain('the recharge or the money')
    expect(said('keep', 'transfer').bn).toContain('টাকা ওয়ালেটে না পৌঁছানো বা হাতে ফেরত না পাওয়া পর্যন্ত')
    expect(said('keep', 'bill').en).toContain('until the bill is paid, or the money back')
  })

  it('is not known to have failed where its cost was taken all the same', () => {
    const failed = (tender: TenderState) =>
      slipKind(saleWith({ state: 'failed', tender }), 'doubted')
    expect(failed('refund-due')).toBe('unknown')
    expect(failed('refunded')).toBe('refunded')
  })

  it('promises nothing where the books that are gone may have settled it', () => {
    const sales = [
      saleWith({ state: 'failed', tender: 'refund-due' }),
      saleWith({ state: 'reversed', tender: 'refund-due' }),
      saleWith({ state: 'cancelled', tender: 'refund-due' }),
      saleWith({ state: 'created', reason: { ...stopped, code: 'from-copy' } }),
    ]
    for (const sale of sales) expect(slipKind(sale, 'of-copy')).toBe('askFirst')
    expect(slipKind(saleWith({ state: 'failed', tender: 'refunded' }), 'of-copy')).toBe('refunded')
    expect(footOf('askFirst')).toBe('ask')
    for (const kind of saleKinds) {
      const [next, ask] = [said('askFirstNext', kind), said('ask', kind)]
      expect(`${next.en} ${ask.en}`).not.toMatch(/owes|gets this|keep/iu)
      expect(`${next.bn} ${ask.bn}`).not.toMatch(/পাবেন|কাগজটি রাখুন/u)
    }
  })

  it('promises nothing of another try but that the money went there', () => {
    for (const kind of ['takenOver', 'cancelledTakenOver', 'reversedTakenOver'] as const) {
      expect(en.slip[`${kind}Next`]).toContain('another try')
      expect(en.slip[`${kind}Next`]).not.toMatch(/made again|succeeded/u)
    }
  })
})

describe('the time on the paper', () => {
  const step = (at_ms: number, tender: TenderState): SaleEvent => ({
    version: at_ms,
    at_ms,
    from: null,
    to: 'failed',
    tender,
    cause: 'person',
    reason: null,
  })

  it('is when the money went back, and none before', () => {
    expect(moneyBackAt_ms({ events: [step(1, 'collected'), step(2, 'refund-due')] })).toBeNull()
    expect(moneyBackAt_ms({ events: [step(2, 'refund-due'), step(3, 'refunded')] })).toBe(3)
    expect(moneyBackAt_ms({ events: [step(1, 'collected'), step(4, 'unpaid')] })).toBe(4)
  })

  it('is when it went back at last, not the day it did before it was paid once more', () => {
    const late = [step(2, 'refund-due'), step(3, 'refunded'), step(4, 'refunded')]
    expect(moneyBackAt_ms({ events: late })).toBe(3)
    const paid = [...late, step(5, 'collected')]
    expect(moneyBackAt_ms({ events: paid })).toBeNull()
    const again = [...paid, step(6, 'refund-due'), step(7, 'refunded')]
    expect(moneyBackAt_ms({ events: again })).toBe(7)
  })
})
