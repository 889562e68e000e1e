import { describe, expect, it } from 'vitest'
import { madeAt_ms, SaleId } from './sale.ts'

describe('the id of a sale', () => {
  it('tells when the form opened that made it', () => {
    const moment = Date.UTC(2026, 3, 28, 6, 47, 9, 321)
    const time = moment.toString(16).padStart(12, '0')
    const id = SaleId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7abc-8def-0123456789ab`)
    expect(madeAt_ms(id)).toBe(moment)
  })
})
