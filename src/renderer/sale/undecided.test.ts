import { describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { SaleId } from '../../domain/sale.ts'
import { undecidedOf } from './undecided.ts'

const [id, before] = [SaleId.parse(v7()), SaleId.parse(v7())]

describe('an earlier sale of the same number and amount', () => {
  it('waits for a person where nobody can find out what became of it', () => {
    expect(undecidedOf({ id, state: 'needs-review' }, null)).toBe(id)
  })

  it('waits for the decision that its money waits for, which may be about another one', () => {
    expect(undecidedOf({ id, state: 'failed' }, before)).toBe(before)
    expect(undecidedOf({ id, state: 'needs-review' }, before)).toBe(before)
  })

  it('is waited for while the counter still finds out', () => {
    expect(undecidedOf({ id, state: 'in-doubt' }, null)).toBeNull()
  })
})
