import { describe, expect, it } from 'vitest'
import { type Observation, type SaleDetail, SaleDetail as Detail } from '../../contract/schemas.ts'
import { BillTerms } from '../../domain/kinds/bill/terms.ts'
import { saleWith } from '../testing/sales.ts'
import { complaintText } from './complaint-text.ts'

/** 14:05:03 in Dhaka. */
const AT_ms = Date.parse('2026-04-28T14:05:03+06:00')

const answer = (changes: Partial<Observation> = {}): Observation => ({
  seq: 1,
  at_ms: AT_ms + 1_000,
  source: 'create',
  class: 'unknown',
  httpStatus: 502,
  elapsed_ms: 840,
  body: '<html>Bad Gateway</html>',
  times: 1,
  lastAt_ms: AT_ms + 1_000,
  ...changes,
})

const sale = (changes: Partial<SaleDetail> = {}) => detailOf({}, changes)

/** @param bought what its kind has of its own, and how it stands */
function detailOf(
  bought: Parameters<typeof saleWith>[0],
  changes: Partial<SaleDetail> = {},
): SaleDetail {
  return Detail.parse({
    ...saleWith({ state: 'needs-review', changedAt_ms: AT_ms + 60_000, ...bought }),
    provider: 'alsamiflexi',
    ourReference: 'SHOP-C1-01HZX',
    providerReference: null,
    events: [
      { version: 1, at_ms: AT_ms - 1_000, from: null, to: 'created' },
      { version: 2, at_ms: AT_ms, from: 'created', to: 'on-wire' },
    ].map((event) => ({ ...event, tender: 'collected', cause: 'cashier', reason: null })),
    observations: [answer()],
    alerts: [],
    tokens: [],
    wallet: {
      finding: 'debited',
      before_e4: 5_000_000,
      after_e4: 4_513_750,
      taken_e4: 1,
      sales: 1,
    },
    ...changes,
  })
}

const text = (changes: Partial<SaleDetail> = {}) => complaintText(sale(changes), 'মায়ের দোয়া')

describe('the text for a provider', () => {
  it('names the sale by everything the provider can find it by', () => {
    const told = text({ providerReference: 'TRX-88' })
    for (const words of ['alsamiflexi', 'মায়ের দোয়া', 'SHOP-C1-01HZX', 'TRX-88', '৳50']) {
      expect(told).toContain(words)
    }
    // Whole: a masked number finds nothing there.
    expect(told).toContain('01712345678')
    expect(told).not.toContain('••')
  })

  it('says each thing in Bangla and in English', () => {
    const lines = text().split('\n')
    const bare = /^(?:\d+\. |<html>|$)/u
    const labels = lines.filter((line) => !bare.test(line))
    expect(labels.length).toBeGreaterThan(10)
    for (const line of labels) expect(line).toMatch(/[\u0980-\u09FF].* \/ .*[a-z]/iu)
  })

  it('gives times to the second in Dhaka, and says so', () => {
    expect(text()).toContain('2026-04-28 14:05:03')
    expect(text()).toMatch(/ঢাকার \(UTC\+6\) \/ All times are Dhaka time \(UTC\+6\)/u)
  })

  it('carries answers as they came, and an endless one once', () => {
    const again = answer({ seq: 2, source: 'status', body: '{"status":"pending"}', times: 3 })
    const told = text({ observations: [answer(), again] })
    expect(told).toContain('<html>Bad Gateway</html>')
    expect(told).toContain('HTTP 502 · 840 ms')
    expect(told.split('{"status":"pending"}')).toHaveLength(2)
    expect(told).toContain('the same 3 times')
  })

  it('cuts what no message takes, and says how much', () => {
    const told = text({ observations: [answer({ body: 'x'.repeat(5_000) })] })
    expect(told).toContain('cut: 3800 more characters')
    const many = Array.from({ length: 40 }, (_, nth) =>
      answer({ seq: nth, body: `answer ${nth}.` }),
    )
    const long = text({ observations: many })
    expect(long).toContain('28 more answers are left out')
    for (const kept of ['answer 0.', 'answer 2.', 'answer 31.', 'answer 39.']) {
      expect(long).toContain(kept)
    }
    expect(long).not.toContain('answer 3.')
    expect(long).toContain('\n40. ')
    expect(long.length).toBeLessThan(20_000)
    const longer = text({ observations: many, leftOut: { after: 19, answers: 400 } })
    expect(longer).toContain('428 more answers are left out')
  })

  it('says where nothing came, nothing left and no id was given', () => {
    const told = text({ observations: [], events: [], wallet: null })
    expect(told).toContain('কোনো উত্তর আসেনি / no answer came')
    expect(told).toContain('Sent: পাঠানো হয়নি / not sent')
    expect(told).toContain('Your id: আমরা পাইনি / we got none')
    expect(told).not.toContain('→')
  })

  it.each([
    '{"api_key":"s3cret-1"}',
    '{"apiKey" : "s3cret-1", "ok":true}',
    '{"token":"s3cret-1","pin":93311}',
    '{"user_password":"s3cret-1',
    'GET /balance?token=s3cret-1&x=1',
    'Authorization: Bearer s3cret-1',
  ])('has no key, token or PIN of anybody in it: %s', (body) => {
    const told = text({ observations: [answer({ body })] })
    expect(told).not.toMatch(/s3cret|93311/u)
    expect(told).toContain('…')
  })

  describe('about a prepaid meter (row 69)', () => {
    const terms = { number: '1240000001', billMonth: '2026-04', phone: null }
    const meter = {
      ...BillTerms.parse({ kind: 'bill', operator: 'DSP', ...terms }),
      provider: 'flexiloadbd',
      tokens: ['1234-5678-9012-3456-7890'],
    } satisfies Partial<SaleDetail>
    const told = (message: string) => {
      // As Laravel writes an answer: all that is not ASCII is escaped, and so are line breaks.
      const body = JSON.stringify({ message }).replaceAll(
        /[\u0080-\uFFFF]/gu,
        (sign) => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      const observations = [answer({ body }), answer({ seq: 2, source: 'status', body })]
      return text({ ...meter, observations })
    }

    it.each([
      ['dashes', '1234-5678-9012-3456-7890'],
      ['spaces', '1234 5678 9012 3456 7890'],
      ['nothing between', '12345678901234567890'],
      ['21 digits', '123456789012345678901'],
      ['line breaks', '1234\n5678\n9012\n3456\n7890'],
      ['Bangla digits', '১২৩৪-৫৬৭৮-৯০১২-৩৪৫৬-৭৮৯০'],
      ['Bangla digits on end', '১২৩৪৫৬৭৮৯০১২৩৪৫৬৭৮৯০'],
      ['several', '1) 1234-5678-9012-3456-7890\n2) 1234-5678-9012-3456-7890'],
    ])('has no digit of its tokens, written with %s', (_how, message) => {
      const words = told(`Bill paid: ${message}`)
      expect(words).toContain('Bill paid: ')
      expect(words).not.toMatch(/5678|9012|3456|\\u09e[6-9a-f]/u)
      expect(words).not.toMatch(/৫৬৭৮|৯০১২/u)
    })

    it('has none of another customer’s, which came with an answer about a recharge', () => {
      const body = '{"message":"Paid 1234-5678-9012-3456-7890","phone":"01812341234"}'
      const words = text({ provider: 'flexiloadbd', observations: [answer({ body })] })
      expect(words).toContain('"phone":"01812341234"')
      expect(words).not.toMatch(/9012|7890/u)
    })
  })

  it('leaves long ids whole, which are all some providers have', () => {
    const body = '{"trx_id":"123456789012345678901","message":"pending"}'
    expect(text({ observations: [answer({ body })] })).toContain(body)
  })

  it.each([
    [
      'recharge',
      {},
      ['Recharge, প্রিপেইড / Prepaid', 'মোবাইল নম্বর / Mobile number: 01712345678', 'Grameenphone'],
    ],
    [
      'package',
      { packageId: 17, packageName: '10 GB 30 days', packageCommission_e4: 0 },
      ['package, 10 GB 30 days (17)', 'মোবাইল নম্বর / Mobile number: 01712345678'],
    ],
    [
      'drive',
      { packageId: 18, packageName: '30 GB 30 days', packageCommission_e4: 0 },
      ['drive package, 30 GB 30 days (18)'],
    ],
    [
      'transfer',
      { operator: 'NG', walletType: 'agent' },
      [
        'মোবাইল ব্যাংকিং / mobile banking, এজেন্ট / agent',
        'ওয়ালেট / Wallet: নগদ / Nagad (NG)',
        'ওয়ালেট নম্বর / Wallet number: 01712345678',
      ],
    ],
    [
      'bill',
      { operator: 'DSP', number: '123456789', billMonth: '2026-03', phone: '01812345678' },
      [
        'বিল / bill, প্রিপেইড / prepaid',
        'বিলার / Biller: ডেসকো / DESCO (DSP)',
        'মিটার নম্বর / Meter number: 123456789',
        'Month of the bill: 03/2026',
        'Customer’s mobile: 01812345678',
      ],
    ],
  ])('says what was bought, in the words of its kind: %s', (kind, terms, lines) => {
    const told = complaintText(detailOf({ kind, ...terms }), 'দোকান')
    for (const line of lines) expect(told.toLowerCase()).toContain(line.toLowerCase())
    if (kind !== 'recharge') expect(told).not.toMatch(/রিচার্জ|recharge/iu)
    expect(told).not.toMatch(/\$t\(|\{\{/u)
  })

  it('has no token of a meter in it, wherever one stands', () => {
    const token = '1234-5678-9012-3456-7890'
    const words = `{"message":"Token: ${token}","alt":"12345678901234567890"}`
    const bought = { kind: 'bill', operator: 'DSP', number: '123456789', billMonth: '2026-03' }
    const told = complaintText(
      detailOf(
        { ...bought, phone: null, state: 'succeeded', reason: { code: 'decided', words: token } },
        { provider: 'flexiloadbd', tokens: [token], observations: [answer({ body: words })] },
      ),
      'দোকান',
    )
    expect(told.replaceAll(/\D/gu, '')).not.toContain('12345678901234567890')
    expect(told).toContain('Meter number: 123456789')
  })

  it('keeps to itself what a person at the counter saw', () => {
    const seen = answer({ seq: 2, source: 'person', class: 'decision', body: 'her brother came' })
    expect(text({ observations: [answer(), seen] })).not.toContain('brother')
  })
})
