import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { saleReasonCodes } from '../../contract/codes.ts'
import { CannotSellReason } from '../../contract/choice.ts'
import type { Sale } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { type SaleKind, deliveryStates, saleKinds, tenderStates } from '../../domain/sale.ts'
import { type CoreRefusal, problemOf } from '../core/refusal.ts'
import { faceOf } from '../sale/face.ts'
import { refusalWords } from '../sale/refusal-words.ts'
import { nextWords, reasonWithRemedy } from '../sale/words.ts'
import { confirmWords } from '../screens/transactions/decided-next.ts'
import { saleWith } from '../testing/sales.ts'
import { spokenIn } from '../testing/spoken.ts'
import { bn } from './bn/index.ts'
import { en } from './en/index.ts'
import type { Spoken } from './kind-words.ts'

const languages = ['bn', 'en'] as const
const words = { bn, en }
const spoken: readonly Spoken[] = ['any', ...saleKinds]
const others = saleKinds.filter((kind) => kind !== 'recharge')
const RECHARGE = /রিচার্জ|recharge/iu

/** Every text with the way to it. */
function texts(among: object, way = ''): [string, string][] {
  return Object.entries(among).flatMap(([key, value]): [string, string][] => {
    const here = way === '' ? key : `${way}.${key}`
    if (typeof value === 'string') return [[here, value]]
    return typeof value === 'object' && value !== null ? texts(value, here) : []
  })
}

const TERMS = {
  recharge: {},
  package: { packageId: 3, packageName: '1 GB', packageCommission_e4: 0 },
  drive: { packageId: 4, packageName: '30 GB', packageCommission_e4: 0 },
  transfer: { operator: 'BK', walletType: 'personal' },
  bill: { operator: 'DSD', number: '1234567890', billMonth: '2026-04', phone: null },
} as const satisfies Record<SaleKind, object>

function saleOf(kind: SaleKind, changes: Partial<Sale> = {}): Sale {
  return saleWith({ kind, ...TERMS[kind], ...changes })
}

/** Whole: nothing is left open in it, and no name of a text stands where its words should. */
function expectWhole(said: string, what: string): void {
  expect(said, what).not.toMatch(/\$t\(|\{\{|\bkinds\./u)
  expect(said.trim(), what).not.toBe('')
}

describe.each(languages)('the words of a kind in %s', (language) => {
  const { t } = spokenIn(language)
  /** Of a way that was looked up, and not written out. */
  const anyText: (way: string, values: Record<string, unknown>) => string = t

  it('are there for every text that takes some of them', () => {
    const taking = texts(words[language]).flatMap(([way, text]) =>
      [...text.matchAll(/\$t\(([^)]*)\)/gu)].map(([, key = '']) => [way, key] as const),
    )
    expect(taking.length).toBeGreaterThan(20)
    const known = new Set(texts(words[language]).map(([way]) => way))
    const missing = taking.flatMap(([way, key]) =>
      spoken
        .map((kind) => key.replace('{{kind}}', kind))
        .filter((filled) => !known.has(filled))
        .map((filled) => `${way}: ${filled}`),
    )
    expect(missing).toEqual([])
  })

  it('are a sentence, or the part of one that goes on', () => {
    const parts = /^(notSent|late|neither|arrived|notArrived|written|notWritten)$/u
    const sentences = [
      'waits',
      'failed',
      'notMade',
      'neverSent',
      'notYetSent',
      'takenBack',
      'check',
    ]
    for (const kind of spoken) {
      for (const [name, clause] of Object.entries(words[language].kinds[kind])) {
        const ends = /[.।]$/u.test(clause)
        if (parts.test(name)) expect([kind, name, ends]).toEqual([kind, name, false])
        if (sentences.includes(name)) expect([kind, name, ends]).toEqual([kind, name, true])
      }
    }
  })

  it('are its own: a recharge is spoken of by recharges alone', () => {
    const lists = String.raw`transactions\.kinds\.recharge$`
    const screens = String.raw`shell\.recharge$|keys\.(?:recharge|openRecharge)$`
    // A small one alone is charged by a rule of its own.
    const ofRecharges = new RegExp(
      String.raw`^(?:recharge|kinds\.recharge|certif\w+|${lists}|${screens}|smallCharge\.)`,
      'u',
    )
    const astray = texts(words[language]).filter(
      ([way, text]) => RECHARGE.test(text) && !ofRecharges.test(way),
    )
    expect(astray).toEqual([])
  })

  it.each(others)('call a %s nothing else on any slip', (kind) => {
    const values = { kind, at: '14:05', mm: 58, count: 2, shown: '2', nth: '2' }
    for (const [way] of texts({ slip: words[language].slip })) {
      const said = anyText(way, values)
      expectWhole(said, way)
      expect(said).not.toMatch(RECHARGE)
    }
  })
})

/** Everything a card may say of a sale, wherever it and its money stand. */
function cardWords(language: (typeof languages)[number], kind: SaleKind): string[] {
  const say = spokenIn(language)
  const codes = [null, ...saleReasonCodes]
  return deliveryStates.flatMap((state) =>
    tenderStates.flatMap((tender) =>
      codes.flatMap((code) => {
        const reason = code === null ? null : { code, words: '' }
        const sale = saleOf(kind, { state, tender, reason })
        const face = faceOf(sale)
        return [{}, { fromCopy: true }, { barred: 'itself' } as const].map((beside) =>
          nextWords(say, face, sale.amount_e4, { ...sale, ...beside }),
        )
      }),
    ),
  )
}

function refused(field: string, code: string): CoreRefusal {
  const data = { field, code, limit_e4: taka(10) }
  const problem = problemOf(new ORPCError('BAD_INPUT', { defined: true, status: 422, data }))
  if (problem.kind !== 'refused') throw new Error('the core refuses in its own words')
  return problem.refusal
}

describe.each(others)('a %s', (kind) => {
  it.each(languages)('is no recharge on its card, in %s', (language) => {
    for (const said of cardWords(language, kind)) {
      expectWhole(said, kind)
      expect(said).not.toMatch(RECHARGE)
    }
  })

  it.each(languages)('is no recharge where it is refused or passed over, in %s', (language) => {
    const say = spokenIn(language)
    const about = { kind, provider: 'flexiloadbd', limit: '৳10' } as const
    const codes = CannotSellReason.options
    const said = [
      ...codes.map((code) => refusalWords(say, refused('amount_e4', code), about)),
      ...codes.map((code) => say.t(`passedOver.${code}`, about)),
      ...['decimals', 'too-large', 'zero'].map((code) =>
        refusalWords(say, refused('amount_e4', code), about),
      ),
      say.t('noneCan.operator', about),
      ...saleReasonCodes.map((code) => reasonWithRemedy(say, code, kind)),
    ]
    for (const one of said) {
      expectWhole(one, kind)
      expect(one).not.toMatch(RECHARGE)
    }
  })

  it.each(languages)('is no recharge where somebody decides about it, in %s', (language) => {
    const say = spokenIn(language)
    const sale = saleOf(kind, { tender: 'refund-due' })
    const phone = { kind, number: '1', operator: '2', amount: '3', time: '4' }
    const said = [
      say.t('decide.succeeded', { kind }),
      say.t('decide.failed', { kind }),
      say.t('decide.customerSms', phone),
      say.t('decide.customerBalance', phone),
      confirmWords(say, sale, 'succeeded'),
      confirmWords(say, sale, 'failed'),
    ]
    for (const one of said) {
      expectWhole(one, kind)
      expect(one).not.toMatch(RECHARGE)
    }
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('what a provider found wrong', () => {
  it.each([
    ['bn', ['নম্বর', 'মোবাইল', 'টাকা']],
    ['en', ['number', 'mobile', 'amount']],
  ] as const)('names the phone of a bill among what to check, in %s', (language, named) => {
    const say = spokenIn(language)
    for (const one of named) expect(reasonWithRemedy(say, 'invalid', 'bill')).toContain(one)
    const [, phone] = named
    for (const kind of saleKinds.filter((other) => other !== 'bill')) {
      expect(reasonWithRemedy(say, 'invalid', kind)).not.toContain(phone)
    }
  })
})

describe('what one provider alone sells', () => {
  it.each(languages)('sends nobody to another provider: %s', (language) => {
    const say = spokenIn(language)
    const another = /another provider|অন্য প্রোভাইডার/u
    for (const code of saleReasonCodes) {
      for (const kind of others) {
        expect(reasonWithRemedy(say, code, kind), `${kind} ${code}`).not.toMatch(another)
      }
    }
    expect(reasonWithRemedy(say, 'balance', 'recharge')).toMatch(another)
  })
})

describe('each kind', () => {
  it.each(languages)('is told from the others by what its slip says became of it: %s', (lang) => {
    const { t } = spokenIn(lang)
    for (const slip of ['failedNext', 'refundedNext', 'lateNext', 'keep'] as const) {
      const said = saleKinds.map((kind) => t(`slip.${slip}`, { kind, at: '14:05' }))
      expect(new Set(said).size, slip).toBe(saleKinds.length)
    }
  })
})
