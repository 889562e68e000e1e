import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { planOf } from '../db/testing/plan-of.ts'
import {
  BY_ID,
  BY_OUR_REFERENCE,
  BY_PROVIDER_REFERENCE,
  EXPECTED_THERE,
  NEAR,
  NEAR_BY_END,
} from './sales-in-books.ts'

describe('a line finds its sale among those of years', () => {
  it.each([
    ['the provider’s id', BY_PROVIDER_REFERENCE, 'sale_provider_reference'],
    ['our reference', BY_OUR_REFERENCE, 'sqlite_autoindex_sale'],
    ['our id', BY_ID, 'sqlite_autoindex_sale'],
    ['number, amount and time', NEAR, 'sale_number'],
    ['the end of a number that hides its middle', NEAR_BY_END, 'sale_ending'],
    ['its day, where no line has it', EXPECTED_THERE, 'sale_day'],
  ])('by %s, with an index', (_, sql, index) => {
    const plan = planOf(openDatabase(':memory:'), sql).join('; ')
    expect(plan).toContain(`INDEX ${index}`)
    expect(plan).not.toContain('SCAN')
  })
})
