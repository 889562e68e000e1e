import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../contract/alert.ts'
import type { SaleDetail } from '../../../contract/schemas.ts'
import { type Money, formatTaka, taka } from '../../../domain/money.ts'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { saleWith } from '../../testing/sales.ts'
import { alertWords } from '../../shell/alert-words.ts'
import { confirmWords, decidedNext } from './decided-next.ts'

function sayIn(lng: 'en' | 'bn') {
  const words = createInstance()
  void words.init({
    lng,
    resources: { en: { translation: en }, bn: { translation: bn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const money = (amount: Money, kind?: Parameters<Parameters<typeof decidedNext>[0]['taka']>[1]) =>
    formatTaka(amount, kind ? { kind } : {})
  return { t: words.t, taka: money, time: () => '14:05' }
}

const say = sayIn('en')

type Tender = Alert['tender']

const debit = (tender: Tender): Alert => ({
  alert: 1,
  kind: 'debited-after-failed',
  sale: null,
  tender,
  provider: 'autoflexi',
  wallet: 'main',
  change_e4: taka(-49),
  slip: null,
  since_ms: 1,
})

const late = (tender: Tender) => {
  const sale = saleWith({ state: 'failed', tender: tender ?? 'collected', provider: 'autoflexi' })
  return { ...sale, wallet: null, alerts: [debit(tender)] }
}

/** Whatever orders the customer's money out of the drawer. */
const PAY = /give it back|money back before|ফেরত দিন/u

describe('what a decision about a failed sale says of the customer’s money', () => {
  it('orders it back while it is owed', () => {
    const { failed, succeeded } = decidedNext(say, late('refund-due'))
    expect(failed[0]).toContain('You owe the customer ৳50: give it back')
    expect(succeeded).toEqual([
      'The customer’s ৳50 is the shop’s: nothing goes back.',
      'The ৳49.00 that autoflexi took counts as spent; you earn ৳1.00.',
    ])
  })

  it('speaks of all that was paid, the shop’s own charge with it', () => {
    const sale = { ...late('refund-due'), serviceCharge_e4: taka(5) }
    const { failed, succeeded } = decidedNext(say, sale)
    expect(failed[0]).toContain('You owe the customer ৳55: give it back')
    expect(succeeded[0]).toContain('The customer’s ৳55 is the shop’s')
    expect(confirmWords(say, sale, 'failed')).toContain('৳55')
  })

  it.each(['refunded', 'taken-over'] as const)('never orders it back twice: %s', (tender) => {
    for (const words of [say, sayIn('bn')]) {
      const { failed, succeeded } = decidedNext(words, late(tender))
      const banner = alertWords(words, debit(tender))
      for (const line of [...failed, ...succeeded, banner.next]) expect(line).not.toMatch(PAY)
    }
  })

  it('asks for it where it was given back and the recharge arrived, at our loss', () => {
    expect(decidedNext(say, late('refunded'))).toEqual({
      succeeded: [
        'The customer has ৳50 back as well: ask for it, and press “Paid again” when you have it.',
        'The ৳49.00 that autoflexi took is booked as a loss.',
      ],
      failed: [
        '৳50 was given back already: do not give it again.',
        'autoflexi took ৳49.00: claim it back from them (Ctrl D).',
      ],
    })
  })

  it('claims nothing that was not taken, where its provider only says that it has it', () => {
    const sale = late('refund-due')
    const underWay = {
      ...sale,
      alerts: [{ ...debit('refund-due'), wallet: null, change_e4: null }],
    }
    expect(decidedNext(say, underWay).succeeded[1]).toBe(
      'The ৳48.00 that autoflexi takes for it counts as spent; you earn ৳2.00.',
    )
    expect(decidedNext(say, underWay).failed[1]).toContain('Nothing is booked.')
    const { title } = alertWords(say, underWay.alerts[0] ?? debit(null))
    expect(title).toBe('autoflexi has a sale under way that was called failed (14:05).')
  })

  it('orders the money of a success back that was taken back, and claims its cost', () => {
    const sale = saleWith({ state: 'succeeded', tender: 'collected', charged_e4: taka(48) })
    const { failed, succeeded } = decidedNext(say, { ...sale, wallet: null, alerts: [] })
    expect(failed).toEqual([
      'You owe the customer ৳50: give it back, or sell again with it.',
      'The ৳48.00 counts as back in the wallet. If flexiloadbd has not given it back, claim it ' +
        '(Ctrl D).',
    ])
    expect(succeeded[1]).toBe('It stays as it is booked.')
  })

  it('says at the first decision already that the provider took it, where that was seen', () => {
    const figures = { before_e4: taka(100), after_e4: taka(52), taken_e4: taka(48), sales: 1 }
    const wallet = { finding: 'debited', ...figures } as const
    const sale = saleWith({ state: 'needs-review', charged_e4: taka(48) })
    expect(decidedNext(say, { ...sale, wallet, alerts: [] }).failed[1]).toBe(
      'flexiloadbd took ৳48.00: if the customer gets the money back, claim it from them (Ctrl D).',
    )
  })

  it('is what it always was while the sale is open', () => {
    const open = { ...saleWith({ state: 'needs-review' }), wallet: null, alerts: [] }
    expect(decidedNext(say, open).failed).toEqual([
      en.decide.failedNext.replace('{{amount}}', '৳50'),
      en.decide.failedWallet.replace('{{cost}}', '৳48.00').replace('{{provider}}', 'flexiloadbd'),
    ])
  })
})

describe('the press that writes a decision', () => {
  const press = (
    lng: 'en' | 'bn',
    tender: SaleDetail['tender'],
    outcome: 'succeeded' | 'failed' | null,
  ) => confirmWords(sayIn(lng), saleWith({ tender, amount_e4: taka(53) }), outcome)

  it('asks for the decision until an outcome is chosen', () => {
    expect(press('en', 'collected', null)).toBe(en.decide.confirm)
    expect(press('bn', 'refund-due', null)).toBe(bn.decide.confirm)
  })

  it.each(['collected', 'refund-due'] as const)(
    'names the outcome, and the money that goes back: %s',
    (tender) => {
      expect(press('en', tender, 'failed')).toBe('Write: not received, ৳53 goes back')
      expect(press('bn', tender, 'failed')).toBe('লিখুন: গ্রাহক পাননি, ৳53 ফেরত')
      expect(press('en', tender, 'succeeded')).toBe('Write: received')
      expect(press('bn', tender, 'succeeded')).toBe('লিখুন: গ্রাহক পেয়েছেন')
    },
  )

  it.each(['refunded', 'taken-over', 'unpaid'] as const)(
    'names the outcome alone where the money has gone its way: %s',
    (tender) => {
      expect(press('en', tender, 'failed')).toBe('Write: not received')
      expect(press('bn', tender, 'failed')).toBe('লিখুন: গ্রাহক পাননি')
    },
  )
})
