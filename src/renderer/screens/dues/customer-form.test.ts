import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { CustomerId } from '../../../contract/payment.ts'
import { taka } from '../../../domain/money.ts'
import { draftOf, toSave, wrongInCustomer } from './customer-form.ts'

const rahim = { name: 'রহিম', phone: '', limit: '' }
const wrong = (words: Partial<typeof rahim>) => wrongInCustomer({ ...rahim, ...words })
const id = CustomerId.parse(v7())

describe('the form of a customer', () => {
  it('needs a name alone', () => {
    expect(wrong({})).toBeNull()
    expect(wrong({ phone: '০১৭১২-৩৪৫৬৭৮', limit: '১০০০' })).toBeNull()
  })

  it.each([
    [{ name: ' ' }, { field: 'name', code: 'empty' }],
    [{ name: '017' }, { field: 'name', code: 'digits' }],
    [{ name: '😀'.repeat(50) }, { field: 'name', code: 'too-long' }],
    [{ phone: '017' }, { field: 'phone', code: 'too-short' }],
    [{ phone: '01212345678' }, { field: 'phone', code: 'prefix' }],
  ])('says at the field what is wrong: %j', (words, said) => {
    expect(wrong(words)).toEqual(said)
  })

  it.each(['-1', '1.5', 'ten', '1,000'])('does not take %j for a limit', (limit) => {
    expect(wrong({ limit })?.field).toBe('limit')
  })

  it('saves no limit where the field is empty, and none at all for a nought', () => {
    expect(toSave(id, rahim).limit_e4).toBeNull()
    expect(toSave(id, { ...rahim, limit: '0' }).limit_e4).toBe(0)
    expect(toSave(id, { ...rahim, limit: ' ৫০০ ' }).limit_e4).toBe(taka(500))
  })

  it('begins with what is kept', () => {
    expect(draftOf(null)).toEqual({ name: '', phone: '', limit: '' })
  })
})
