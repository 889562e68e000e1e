import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeliveryState, deliveryStates } from './sale.ts'
import { confirmed, type Moved, type Posting, type SaleStep, stays, step } from './sale-machine.ts'
import { id, steps } from './testing/steps.ts'

const anyStep: fc.Arbitrary<SaleStep> = fc.oneof(
  ...Object.values(steps).map((one) => fc.constant<SaleStep>(one)),
  fc
    .record({
      word: fc.constantFrom('Failed', 'Refunded'),
      sinceFirst_ms: fc.constantFrom(59_999, 60_000),
    })
    .map((heard): SaleStep => ({ type: 'failure-heard', providerReference: id, ...heard })),
)

/** Takes what can be taken of a list of steps, one after the other. */
function history(taken: readonly SaleStep[]): Moved[] {
  const sales: Moved[] = [confirmed]
  for (const next of taken) {
    const before = sales.at(-1) ?? confirmed
    const outcome = step(before, next)
    if (outcome.ok && !stays(before, outcome.value)) sales.push(outcome.value)
  }
  return sales
}

describe('whatever happens to a sale, in whatever order', () => {
  const anyHistory = fc.array(anyStep, { maxLength: 30 }).map(history)
  const count = (sales: readonly Moved[], ...wanted: readonly Posting[]) =>
    sales.flatMap(({ postings }) => postings).filter((posting) => wanted.includes(posting)).length

  it('leaves a final state only to be reversed or a late success', () => {
    const after: Partial<Record<DeliveryState, readonly DeliveryState[]>> = {
      cancelled: ['cancelled'],
      succeeded: ['succeeded', 'reversed'],
      failed: ['failed', 'late-success'],
      reversed: ['reversed', 'late-success'],
      'late-success': ['late-success', 'reversed'],
    }
    fc.assert(
      fc.property(anyHistory, (sales) => {
        sales.forEach(({ state }, index) => {
          const next = sales[index + 1]
          if (next) expect(after[state] ?? deliveryStates).toContain(next.state)
        })
      }),
    )
  })

  it('goes on the wire once at most', () => {
    fc.assert(
      fc.property(anyHistory, (sales) => {
        expect(sales.filter(({ state }) => state === 'on-wire').length).toBeLessThanOrEqual(1)
        expect(count(sales, 'reserve')).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('holds a reserve exactly while its end is not known', () => {
    fc.assert(
      fc.property(anyHistory, (sales) => {
        const open = ['on-wire', 'accepted', 'in-doubt', 'needs-review']
        const freed = count(sales, 'settle', 'release-reserve')
        const held = count(sales, 'reserve') - freed
        expect(held).toBe(open.includes(sales.at(-1)?.state ?? 'created') ? 1 : 0)
      }),
    )
  })

  it('stands in suspense once at most, and only while its end is not known', () => {
    fc.assert(
      fc.property(anyHistory, (sales) => {
        expect(count(sales, 'suspend')).toBeLessThanOrEqual(1)
        for (const { state, suspended } of sales) {
          if (suspended) expect(['accepted', 'needs-review']).toContain(state)
        }
      }),
    )
  })

  it('takes the cash once, and gives it back once for each time that it was paid', () => {
    fc.assert(
      fc.property(anyHistory, (sales) => {
        expect(count(sales, 'collect')).toBe(1)
        const back = count(sales, 'return-cash', 'refund')
        const tender = sales.at(-1)?.tender
        const paidAgain = sales.filter(
          ({ postings }, nth) =>
            postings.includes('paid-late') && sales[nth - 1]?.tender === 'refunded',
        ).length
        expect(back - paidAgain).toBe(tender === 'unpaid' || tender === 'refunded' ? 1 : 0)
      }),
    )
  })
})
