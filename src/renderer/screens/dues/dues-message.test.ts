import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Customer, DuesStatement } from '../../../contract/dues.ts'
import { CustomerId } from '../../../contract/payment.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { type Money, taka, ZERO } from '../../../domain/money.ts'
import { SaleId } from '../../../domain/sale.ts'
import { spokenIn } from '../../testing/spoken.ts'
import { duesMessage, MESSAGE_LINES } from './dues-message.ts'

const at = (date: string) => Date.parse(`${date}T06:00:00Z`)
const none = { upTo7Days_e4: ZERO, upTo30Days_e4: ZERO, upTo90Days_e4: ZERO, older_e4: ZERO }

function statement(owes: Money, lines: DuesStatement['lines'] = []): DuesStatement {
  const customer: Customer = {
    id: CustomerId.parse(v7()),
    name: 'রহিম চাচা',
    phone: MobileNumber.parse('01712345678'),
    limit_e4: null,
    isHidden: false,
    owes_e4: owes,
    ages: none,
    oldestAt_ms: owes > 0 ? at('2026-03-01') : null,
    lastPaidAt_ms: null,
  }
  return { customer, before_e4: ZERO, earlier: 0, lines }
}

function line(cause: 'sale' | 'forgiven', amount_e4: Money): DuesStatement['lines'][number] {
  const number = '01812345678'
  const id = SaleId.parse(v7())
  const sale = { id, kind: 'recharge', operator: 'RB', number, amount_e4 } as const
  return {
    seq: 1,
    at_ms: at('2026-04-27'),
    cause,
    amount_e4,
    owes_e4: taka(1_250),
    words: 'never pays',
    signedBy: cause === 'forgiven' ? 'Karim' : null,
    sale: cause === 'sale' ? sale : null,
  }
}

function message(of: DuesStatement, shopName = 'বিসমিল্লাহ টেলিকম') {
  const { t } = spokenIn('bn')
  return duesMessage(of, { t, digits: 'latin', shopName, now_ms: at('2026-04-28') })
}

describe('the message to a customer', () => {
  it('says what is owed, since when, and what happened lately', () => {
    const lines = [line('sale', taka(1_300)), line('forgiven', taka(-50))]
    expect(message(statement(taka(1_250), lines)).split('\n')).toEqual([
      'প্রিয় রহিম চাচা,',
      '২৮/০৪/২০২৬ পর্যন্ত বিসমিল্লাহ টেলিকম-এ আপনার বাকি ৳1,250।',
      'সবচেয়ে পুরোনোটি ০১/০৩/২০২৬ তারিখের।',
      '',
      'সাম্প্রতিক হিসাব:',
      '২৭/০৪/২০২৬: বাকিতে রিচার্জ 018••••5678, +৳1,300',
      '২৭/০৪/২০২৬: মাফ করা হয়েছে, −৳50',
      '',
      'সুবিধামতো পরিশোধ করলে উপকৃত হব। ধন্যবাদ।',
      'বিসমিল্লাহ টেলিকম',
    ])
  })

  it('tells nobody’s whole number, and no word the shop wrote for itself', () => {
    const text = message(statement(taka(10), [line('sale', taka(10)), line('forgiven', taka(-1))]))
    expect(text).not.toMatch(/01[78]\d{8}/u)
    expect(text).not.toContain('never pays')
  })

  it('has the newest lines alone', () => {
    const lines = Array.from({ length: 9 }, (_, nth) => line('sale', taka(nth + 1)))
    const told = message(statement(taka(45), lines)).split('\n')
    expect(told.filter((one) => one.includes('+৳'))).toHaveLength(MESSAGE_LINES)
    expect(told.join()).toContain('+৳9')
  })

  it('asks for nothing where nothing is owed', () => {
    expect(message(statement(ZERO))).toBe(
      'প্রিয় রহিম চাচা,\n২৮/০৪/২০২৬ পর্যন্ত বিসমিল্লাহ টেলিকম-এ আপনার কোনো বাকি নেই।\n\nধন্যবাদ।\nবিসমিল্লাহ টেলিকম',
    )
    expect(message(statement(taka(-30)))).toContain('আপনার আগাম জমা ৳30।')
  })

  it('is of our shop where the shop has no name yet', () => {
    const text = message(statement(taka(30)), '')
    expect(text).toContain('আমাদের দোকান-এ')
    expect(text.endsWith('ধন্যবাদ।')).toBe(true)
  })
})
