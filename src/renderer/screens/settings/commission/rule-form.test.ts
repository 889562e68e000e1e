import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type DriftRow, Rule, RuleId } from '../../../../contract/commission.ts'
import { type Earns, earnedOn } from '../../../../domain/commission/earns.ts'
import { PartsPerMillion } from '../../../../domain/commission/rate.ts'
import { money, taka } from '../../../../domain/money.ts'
import {
  earnsTyped,
  exampleOf,
  formOfDrift,
  formOfRule,
  freshForm,
  kindsOf,
  type RuleForm,
  ruleTyped,
  whoseOf,
  withChange,
} from './rule-form.ts'

const id = v7()
const today = '2026-04-28'
const fresh = freshForm(id, today, 'autoflexi')
const form = (change: Partial<RuleForm> = {}): RuleForm => ({ ...fresh, ...change })
const oneGb = { id: 7, name: '1 GB' }

describe('what a rule earns, as it is typed', () => {
  it.each([
    ['per-thousand', '27.5', 5_225],
    ['per-thousand', '২৭.৫০৫', 5_225],
    ['percent', '2.75', 5_225],
    ['percent', '2.7501', 5_225],
    ['flat', '0.5225', 5_225],
    ['flat', '0', 0],
  ] as const)('%s, %s', (how, figure, earned_e4) => {
    const earns = earnsTyped(form({ how, figure }))
    expect(earns.ok && earnedOn(taka(19), earns.value)).toBe(earned_e4)
  })

  it.each([
    ['nothing', { figure: '' }, { code: 'figure', row: null }],
    ['a word', { figure: 'ten' }, { code: 'figure', row: null }],
    ['finer than a part of a million', { figure: '27.5001' }, { code: 'figure', row: null }],
    ['more than all of it', { how: 'percent', figure: '101' }, { code: 'figure', row: null }],
    ['more than anybody gives', { how: 'percent', figure: '11' }, { code: 'too-much', row: null }],
    ['a table without a row', { how: 'slab' }, { code: 'empty', row: null }],
    [
      'a row without a figure',
      { how: 'slab', rows: [{ id: 0, from: '10', to: '', how: 'flat', figure: '' }] },
      { code: 'figure', row: 0 },
    ],
    [
      'a row without a beginning',
      { how: 'slab', rows: [{ id: 0, from: '', to: '', how: 'flat', figure: '1' }] },
      { code: 'figure', row: 0 },
    ],
  ] as const)('%s is told', (_what, change, wanted) => {
    expect(earnsTyped(form(change))).toEqual({ ok: false, problem: wanted })
  })

  it('is shown by amounts that are sold, and not where nobody would believe it', () => {
    const flat: Earns = { kind: 'flat', commission_e4: taka(5) }
    expect(exampleOf(flat, taka(19), 'recharge')).toBeNull()
    expect(exampleOf(flat, taka(100), 'recharge')).toBe(taka(5))
  })
})

describe('whose sales a rule is for', () => {
  it('goes by what the provider sells', () => {
    expect(kindsOf('autoflexi')).toEqual(['recharge'])
    expect(kindsOf('flexiloadbd')).toEqual(['recharge', 'package', 'drive', 'transfer', 'bill'])
    expect(whoseOf(form())).toEqual(['all', 'GP', 'RB', 'AT', 'BL', 'TT'])
    const ofPacks = form({ provider: 'flexiloadbd', kind: 'package' })
    expect(whoseOf(ofPacks)).toEqual(['all', 'GP', 'SK', 'RB', 'AT', 'BL', 'TT'])
  })

  it('begins anew where another provider or kind has no such thing', () => {
    const pack = form({ provider: 'flexiloadbd', kind: 'package', whose: 'GP', pack: oneGb })
    expect(withChange(pack, { figure: '5' })).toMatchObject({
      whose: 'GP',
      pack: oneGb,
      figure: '5',
    })
    expect(withChange(pack, { whose: 'RB' })).toMatchObject({ whose: 'RB', pack: null })
    expect(withChange(pack, { kind: 'bill' })).toMatchObject({ kind: 'bill', whose: 'all' })
    const other = withChange(pack, { provider: 'autoflexi' })
    expect(other).toMatchObject({ kind: 'recharge', whose: 'all', pack: null })
  })

  it.each([
    ['all', null, { what: 'all' }],
    ['GP', null, { what: 'operator', operator: 'GP' }],
    ['GP', oneGb, { what: 'package', list: 'GP', packageId: 7, packageName: '1 GB' }],
    ['SK', oneGb, { what: 'package', list: 'SK', packageId: 7, packageName: '1 GB' }],
  ] as const)('is read of %s and a package, or none: %j', (whose, pack, of) => {
    const typed = form({ provider: 'flexiloadbd', kind: 'package', whose, pack, figure: '5' })
    const read = ruleTyped(typed)
    expect(read.ok && read.value.of).toEqual(of)
  })

  it('is asked for where Skitto is chosen and no package of it', () => {
    const typed = form({ provider: 'flexiloadbd', kind: 'package', whose: 'SK', figure: '5' })
    expect(ruleTyped(typed)).toEqual({ ok: false, problem: { code: 'whose', row: null } })
    expect(ruleTyped({ ...typed, figure: '' })).toMatchObject({
      problem: { code: 'figure' },
    })
  })
})

describe('a rule that is changed', () => {
  const share = { kind: 'percent', rate: PartsPerMillion.parse(27_500) } as const
  const slabs = [{ from_e4: taka(20), to_e4: null, share }]
  const pack = { what: 'package', list: 'GP', packageId: 7, packageName: '1 GB' } as const

  it.each<[string, Pick<Rule, 'of' | 'earns'>]>([
    ['for all', { of: { what: 'all' }, earns: share }],
    ['for an operator', { of: { what: 'operator', operator: 'GP' }, earns: share }],
    ['for a package', { of: pack, earns: { kind: 'flat', commission_e4: money(12_500) } }],
    ['by a table', { of: { what: 'all' }, earns: { kind: 'slab', slabs } }],
  ])('%s is the same again, from today on', (_what, words) => {
    const rule = Rule.parse({
      ...words,
      id: v7(),
      provider: 'flexiloadbd',
      kind: 'package',
      from: '2026-01-01',
      standing: 'holds',
      until: null,
    })
    const read = ruleTyped(formOfRule(rule, form()))
    const { provider, kind, of, earns } = rule
    expect(read).toEqual({ ok: true, value: { provider, kind, of, earns, from: today } })
  })
})

describe('a rule for sales that had none', () => {
  const row: DriftRow = {
    provider: 'flexiloadbd',
    kind: 'recharge',
    operator: 'GP',
    pack: null,
    rule: null,
    sales: 3,
    proved: 2,
    amount_e4: taka(200),
    expected_e4: money(55_000),
    earned_e4: taka(6),
    difference_e4: money(5_000),
    finding: 'no-rule',
  }

  it('begins with the rate they earned on the whole', () => {
    expect(formOfDrift(row, form())).toMatchObject({
      provider: 'flexiloadbd',
      whose: 'GP',
      pack: null,
      how: 'per-thousand',
      figure: '30',
    })
    expect(formOfDrift({ ...row, earned_e4: money(-1) }, form()).figure).toBe('')
  })

  it('begins with the sum a package earned, where it is the same for each', () => {
    const pack = { list: 'GP', packageId: 7, packageName: '1 GB' } as const
    expect(formOfDrift({ ...row, kind: 'package', pack }, form())).toMatchObject({
      whose: 'GP',
      pack: oneGb,
      how: 'flat',
      figure: '3',
    })
  })

  it('is known by its own id', () => {
    expect(RuleId.parse(formOfDrift(row, form()).id)).toBe(id)
  })
})
