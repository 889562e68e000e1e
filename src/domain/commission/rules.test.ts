import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, taka } from '../money.ts'
import { PartsPerMillion } from './rate.ts'
import {
  type CommissionRule,
  inOrder,
  ruleBook,
  type RuledSale,
  ruledCommission,
  ruleFor,
  type RuleOf,
  scopeKey,
  spanOf,
} from './rules.ts'

const everything: RuleOf = { what: 'all' }
const ofGp: RuleOf = { what: 'operator', operator: 'GP' }
const pack = { list: 'GP', packageId: 7 } as const
const ofPack: RuleOf = { what: 'package', ...pack, packageName: '1 GB' }

let made = 0
function rule(of: RuleOf, from: string, ppm: number | null, seq = (made += 1)): CommissionRule {
  const earns =
    ppm === null ? null : ({ kind: 'percent', rate: PartsPerMillion.parse(ppm) } as const)
  return { seq, provider: 'flexiloadbd', kind: 'package', of, earns, from }
}

const sale: RuledSale = { provider: 'flexiloadbd', kind: 'package', operator: 'GP', pack }

/** What holds for the sale on a day, as parts per million; null where nothing does. */
function on(rules: readonly CommissionRule[], day: string, of: RuledSale = sale): number | null {
  const earns = ruleFor(ruleBook(rules), of, day)?.earns
  return earns?.kind === 'percent' ? earns.rate : null
}

describe('the rule of a sale', () => {
  const all = rule(everything, '2026-01-01', 10_000)
  const gp = rule(ofGp, '2026-01-01', 20_000)
  const one = rule(ofPack, '2026-01-01', 30_000)

  it('is the one for its package, then for its operator, then for all of its kind', () => {
    expect(on([all, gp, one], '2026-02-01')).toBe(30_000)
    expect(on([one, gp, all], '2026-02-01')).toBe(30_000)
    expect(on([all, gp], '2026-02-01')).toBe(20_000)
    expect(on([all], '2026-02-01')).toBe(10_000)
    expect(on([], '2026-02-01')).toBeNull()
  })

  it('is no other sale’s: of another package, list, operator, kind or provider', () => {
    const rules = [gp, one]
    const day = '2026-02-01'
    expect(on(rules, day, { ...sale, pack: { ...pack, packageId: 8 } })).toBe(20_000)
    expect(on(rules, day, { ...sale, pack: { list: 'SK', packageId: 7 } })).toBe(20_000)
    expect(on(rules, day, { ...sale, pack: null })).toBe(20_000)
    expect(on(rules, day, { ...sale, operator: 'RB', pack: null })).toBeNull()
    expect(on(rules, day, { ...sale, kind: 'drive' })).toBeNull()
    expect(on(rules, day, { ...sale, provider: 'autoflexi' })).toBeNull()
  })

  it('holds from its day on, and a later one replaces it from its own day', () => {
    const rules = [rule(ofGp, '2026-03-01', 25_000), gp]
    expect(on(rules, '2025-12-31')).toBeNull()
    expect(on(rules, '2026-01-01')).toBe(20_000)
    expect(on(rules, '2026-02-28')).toBe(20_000)
    expect(on(rules, '2026-03-01')).toBe(25_000)
  })

  it('is the one that was made last, where two hold from the same day', () => {
    const again = rule(ofGp, '2026-01-01', 21_000)
    expect(on([again, gp], '2026-01-01')).toBe(21_000)
  })

  it('leaves the sale to a wider one from the day it is ended', () => {
    const rules = [all, gp, rule(ofGp, '2026-03-01', null)]
    expect(on(rules, '2026-02-28')).toBe(20_000)
    expect(on(rules, '2026-03-01')).toBe(10_000)
    expect(on([gp, rule(ofGp, '2026-03-01', null)], '2026-03-01')).toBeNull()
  })

  it('is not looked for under a scope that is not there', () => {
    // @ts-expect-error There is no such scope.
    expect(() => scopeKey({ ...gp, of: { what: 'some' } })).toThrow('unexpected case')
  })
})

describe('what the rules say of a sale', () => {
  const at = { amount: taka(100), businessDate: '2026-02-01', believes: () => true }
  const gp = rule(ofGp, '2026-01-01', 20_000)

  it('is what the rule earns, and which rule that is', () => {
    expect(ruledCommission(ruleBook([gp]), sale, at)).toEqual({
      rule: gp.seq,
      earned_e4: taka(2),
    })
  })

  it('is nothing without a rule, and nothing of a figure nobody can believe', () => {
    expect(ruledCommission(ruleBook([]), sale, at)).toBeNull()
    const never = { ...at, believes: () => false }
    expect(ruledCommission(ruleBook([gp]), sale, never)).toBeNull()
    const whole = rule(ofGp, '2026-01-02', 1_000_000)
    expect(ruledCommission(ruleBook([gp, whole]), sale, at)).toBeNull()
  })

  it('is held against what is believed of the very amount', () => {
    const asked: number[] = []
    const believes = (charged: number, amount: number) => asked.push(charged, amount) > 0
    ruledCommission(ruleBook([gp]), sale, { ...at, amount: money(190_000), believes })
    expect(asked).toEqual([186_200, 190_000])
  })
})

describe('how long a rule holds', () => {
  const lines = inOrder([
    rule(ofGp, '2026-05-01', 30_000),
    rule(ofGp, '2026-01-01', 10_000),
    rule(ofGp, '2026-03-01', 15_000),
    rule(ofGp, '2026-03-01', 20_000),
  ])

  it.each([
    ['2025-12-31', ['later', 'over', 'later', 'later']],
    ['2026-01-01', ['holds', 'over', 'later', 'later']],
    ['2026-02-28', ['holds', 'over', 'later', 'later']],
    ['2026-03-01', ['over', 'over', 'holds', 'later']],
    ['2026-05-01', ['over', 'over', 'over', 'holds']],
  ])('is seen on %s', (today, wanted) => {
    // The second never held: another was made for its very day.
    expect(lines.map((_, nth) => spanOf(lines, nth, today).standing)).toEqual(wanted)
  })

  it('ends the day before the next one begins, and the last is open', () => {
    const untils = lines.map((_, nth) => spanOf(lines, nth, '2026-02-01').until)
    expect(untils).toEqual(['2026-03-01', '2026-03-01', '2026-05-01', null])
  })

  it('is told of no line that is not there', () => {
    expect(spanOf([], 0, '2026-01-01')).toEqual({ standing: 'holds', until: null })
  })
})

const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`)
const scopes = fc.constantFrom<RuleOf>(everything, ofGp, ofPack)
const figures = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 4 })
const books = fc
  .array(fc.tuple(scopes, days, figures), { maxLength: 12 })
  .map((lines) => lines.map(([of, from, ppm], seq) => rule(of, from, ppm, seq)))

describe('whatever rules an owner makes', () => {
  it('one more changes nothing of the days before it', () => {
    fc.assert(
      fc.property(books, scopes, days, figures, days, (rules, of, from, ppm, day) => {
        fc.pre(day < from)
        const more = [...rules, rule(of, from, ppm, rules.length)]
        expect(on(more, day)).toBe(on(rules, day))
      }),
    )
  })

  it('the newest of the most specific scope that has one holds', () => {
    fc.assert(
      fc.property(books, days, (rules, day) => {
        const newest = (of: RuleOf): number | null => {
          const known = rules.filter((one) => one.of === of && one.from <= day)
          const last = known
            .toSorted((a, b) => a.from.localeCompare(b.from) || a.seq - b.seq)
            .at(-1)
          return last?.earns?.kind === 'percent' ? last.earns.rate : null
        }
        const wanted = newest(ofPack) ?? newest(ofGp) ?? newest(everything)
        expect(on(rules, day)).toBe(wanted)
        // The order they are kept in says nothing.
        expect(on(rules.toReversed(), day)).toBe(wanted)
      }),
    )
  })

  it('of one scope one line holds on a day at most, and it is the one that is found', () => {
    fc.assert(
      fc.property(books, days, (rules, day) => {
        const lines = inOrder(rules.filter(({ of }) => of === ofGp))
        const holding = lines.filter((_, nth) => spanOf(lines, nth, day).standing === 'holds')
        expect(holding.length).toBeLessThanOrEqual(1)
        const found = ruleFor(ruleBook(lines), sale, day)
        expect(found ?? null).toBe(holding.find(({ earns }) => earns !== null) ?? null)
      }),
    )
  })
})
