import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Sale } from '../../contract/schemas.ts'
import { type Money, formatTaka, taka } from '../../domain/money.ts'
import { tenderStates } from '../../domain/sale.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { saleWith } from '../testing/sales.ts'
import { type Face, faceOf } from './face.ts'
import { nextWords, reasonWords, saidWords } from './words.ts'

/** What a card says of a sale, in English. */
const words = createInstance()
void words.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})
const say = { t: words.t, taka: (amount: Money) => formatTaka(amount) }
const told = (sale: Sale) => nextWords(say, faceOf(sale), sale.amount_e4, sale)
const failed = (code: string, tender: Sale['tender']) =>
  saleWith({ state: 'failed', tender, reason: { code, words: '' }, amount_e4: taka(20) })

/** Whatever orders money out of the drawer or the provider. */
const ORDER = /give .* back|sell again|top it up|choose|return the money/iu

describe('the words on a card', () => {
  it('say what to do while the money is owed', () => {
    expect(told(failed('failed-word', 'refund-due'))).toContain('Give ৳20 back')
    expect(told(failed('balance', 'refund-due'))).toContain('Top it up')
  })

  it.each(['failed-word', 'not-executed', 'balance', 'other', 'decided'])(
    'order nothing any more once the money went back: %s',
    (code) => {
      const said = told(failed(code, 'refunded'))
      expect(said).toContain(en.moneyBack.returned)
      expect(said).not.toMatch(ORDER)
    },
  )

  it('say that a drive pack takes hours while it is on its way, and then no more', () => {
    const pack = { packageId: 3, packageName: '30 GB', packageCommission_e4: 0 }
    const drive = (state: Sale['state']) => saleWith({ kind: 'drive', ...pack, state })
    expect(told(drive('on-wire'))).toContain(en.kinds.drive.waits)
    expect(told(drive('accepted'))).toContain(en.kinds.drive.waits)
    expect(told(drive('in-doubt'))).toBe(en.next.doubt)
    expect(told(drive('succeeded'))).toBe(en.next.succeeded)
    expect(told(saleWith({ kind: 'package', ...pack, state: 'accepted' }))).toContain(
      en.kinds.package.waits,
    )
  })

  it('speak of no other provider where one alone sells it', () => {
    const pack = { packageId: 3, packageName: '3 GB', packageCommission_e4: 0 }
    const codes = Object.entries(en.remedy)
      .filter(([, words]) => words.includes('another provider'))
      .map(([code]) => code)
    expect(Object.keys(en.remedyAlone).toSorted()).toEqual(codes.toSorted())
    for (const code of codes) {
      const unsent = { state: 'created', reason: { code, words: '' } } as const
      expect(told(saleWith(unsent))).toContain('another provider')
      expect(told(saleWith({ ...unsent, kind: 'package', ...pack }))).not.toContain('another')
    }
  })

  it('order to wait where its cost was taken although it failed', () => {
    const sale = { ...failed('failed-word', 'refund-due'), barred: 'itself' as const }
    expect(nextWords(say, 'failed', sale.amount_e4, sale)).toBe(en.debited.next)
  })

  it('order to wait where the one before it may have arrived, and never to give money out', () => {
    const sale = { ...failed('failed-word', 'refund-due'), barred: 'before' as const }
    const said = nextWords(say, 'failed', sale.amount_e4, sale)
    expect(said).toBe(en.debited.nextBefore)
    expect(said).not.toContain('৳20')
    const off = saleWith({ state: 'cancelled', tender: 'refund-due' })
    const words = { ...off, barred: 'before' as const }
    expect(nextWords(say, 'cancelled', off.amount_e4, words)).toBe(en.debited.nextBefore)
    // Its own money went its way: nothing is to be decided about it.
    const over = { ...failed('failed-word', 'taken-over'), barred: 'before' as const }
    expect(nextWords(say, 'failed', over.amount_e4, over)).toContain(en.moneyBack.takenOver)
  })

  it.each([
    ['refunded', en.alerts.refundedNext],
    ['taken-over', en.alerts.takenOverNext],
  ] as const)('ask for the decision alone, where the money was %s before', (tender, words) => {
    const sale = { ...failed('failed-word', tender), barred: 'itself' as const }
    expect(nextWords(say, 'failed', sale.amount_e4, sale)).toBe(words)
  })

  it('order to ask first where it stands in a copy of the books', () => {
    const sale = { ...failed('failed-word', 'refund-due'), fromCopy: true }
    expect(nextWords(say, 'failed', sale.amount_e4, sale)).toContain('may have gone back')
    const off = { ...saleWith({ state: 'cancelled', tender: 'unpaid' }), fromCopy: true }
    expect(nextWords(say, 'cancelled', off.amount_e4, off)).toContain('only if the customer got')
  })

  it('order nothing once the money is in the next sale', () => {
    const said = told(failed('balance', 'taken-over'))
    expect(said).toContain(en.moneyBack.takenOver)
    expect(said).not.toMatch(ORDER)
  })

  it('say what came late at the shop’s loss, and how it is paid after all', () => {
    const late = (tender: 'refunded' | 'collected') =>
      told(saleWith({ state: 'late-success', tender, reason: null }))
    expect(late('refunded')).toContain('press “Paid again”')
    // Paid once more, or with the money that was still here: nobody is told of a loss.
    expect(late('collected')).toContain('is paid for')
    expect(late('collected')).not.toMatch(/owner|loss|paid again/iu)
    expect(bn.next['late-success']).not.toContain('মালিক')
  })

  it('say of a draft that was called off where its money is, and order out what lies here', () => {
    const reason = { code: 'cancelled', words: '' }
    const off = saleWith({ state: 'cancelled', tender: 'unpaid', reason })
    const said = (cash?: 'to-hand' | 'kept', soldAgain?: string) =>
      nextWords(say, 'cancelled', off.amount_e4, { ...off, cash, soldAgain: soldAgain ?? null })
    expect(said()).toBe('Nothing was sent. ৳50 was handed back.')
    expect(said('to-hand')).toContain('Give ৳50 back if you have not yet')
    expect(said('kept')).toContain('pays for the sale you have begun')
    for (const cash of [undefined, 'to-hand', 'kept'] as const) {
      expect(said(cash, 'A-2-B')).toBe(
        'Nothing was sent. Sold again as A-2-B: give nothing back for this one.',
      )
    }
    // Older books know nothing of the one it was sold as; where these do, that is the answer.
    const fromCopy = { ...off, fromCopy: true, soldAgain: 'A-2-B' }
    expect(nextWords(say, 'cancelled', off.amount_e4, fromCopy)).toContain('Sold again as A-2-B')
  })

  it('say what is still to be given back of one that only grew too old', () => {
    const expired = (tender: 'refund-due' | 'refunded') =>
      told(saleWith({ state: 'cancelled', tender, reason: { code: 'expired', words: '' } }))
    expect(expired('refund-due')).toBe(
      `${en.reason.expired} You still hold ৳50 of the customer: give it back, or sell again.`,
    )
    expect(expired('refunded')).toBe(`${en.reason.expired} ${en.moneyBack.returned}`)
  })
})

describe('the words on a card that waits for a decision', () => {
  const review = (code: string) =>
    told(saleWith({ state: 'needs-review', reason: { code, words: '' } }))

  it('say what the wallet showed, where it showed something', () => {
    expect(review('debited')).toBe(`${en.reason.debited} ${en.next.review}`)
  })

  it('say nothing twice', () => {
    expect(review('overdue')).toBe(en.next.review)
  })
})

describe('the words in the story of a sale', () => {
  it.each(Object.keys(en.reason))('are no order, for they are read later: %s', (code) => {
    expect(reasonWords(say, code)).not.toMatch(ORDER)
  })

  it('are a person’s evidence or the provider’s own', () => {
    expect(saidWords(say, { code: 'decided', words: 'SMS 11:00' })).toBe('Evidence: “SMS 11:00”')
    expect(saidWords(say, { code: 'other', words: 'No' })).toBe('The provider’s words: “No”')
  })
})

/** What is ordered or said to be under way: once on a card, in whichever sentence. */
const orders = {
  en: [
    /try again/giu,
    /sell(?: it)? again/giu,
    /being (?:asked(?! too)|found out)/giu,
    /cancel /giu,
  ],
  bn: [/আবার চেষ্টা/gu, /আবার বিক্রি/gu, /খোঁজ নেওয়া/gu, /বাতিল কর/gu],
} as const

describe.each(['en', 'bn'] as const)('a card says nothing twice: %s', (lng) => {
  const faces = Object.keys(en.state).filter((face): face is Face => face in en.state)
  const words = createInstance()
  void words.init({
    lng,
    resources: { en: { translation: en }, bn: { translation: bn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const inWords = { t: words.t, taka: (amount: Money) => formatTaka(amount) }
  const cards = (face: (typeof faces)[number], code: string) =>
    tenderStates.flatMap((tender) =>
      (['itself', 'before', null] as const).map((barred) =>
        nextWords(inWords, face, taka(50), { reason: { code, words: '' }, tender, barred }),
      ),
    )
  const parts = (said: string) =>
    said
      .split(/[.;:।?]+/u)
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== '')

  it.each(faces)('%s', (face) => {
    for (const code of Object.keys(en.reason)) {
      for (const said of cards(face, code)) {
        expect([...new Set(parts(said))]).toEqual(parts(said))
        const twice = orders[lng].filter((order) => (said.match(order) ?? []).length > 1)
        expect([said, twice]).toEqual([said, []])
      }
    }
  })

  it('orders no second try of what may have left or been served before', () => {
    for (const code of ['from-copy', 'replaced-open']) {
      for (const said of cards('not-sent', code)) expect(said).not.toMatch(orders[lng][0])
    }
  })
})
