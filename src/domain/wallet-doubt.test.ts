import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Money, money, taka, ZERO } from './money.ts'
import {
  UNTOUCHED_AFTER_ms,
  type WalletDoubt,
  type WalletLook,
  walletFinding,
} from './wallet-doubt.ts'

const cost = money(486_250)
const face = taka(50)
const before = { balance_e4: taka(1_000), ours_e4: taka(1_000) }

/** A look at the wallet when the provider had taken this much since, at this age in seconds. */
function look(age_s: number, taken_e4: Money, doubted_e4: Money = cost): WalletLook {
  return {
    balance_e4: money(taka(1_000) - taken_e4),
    ours_e4: money(taka(1_000) - doubted_e4),
    doubted_e4,
    age_ms: age_s * 1_000,
    sinceBefore_ms: age_s * 1_000,
  }
}

const finding = (looks: readonly WalletLook[], changes: Partial<WalletDoubt> = {}) =>
  walletFinding({
    before,
    looks,
    alone: true,
    own_e4: cost,
    debits_e4: [face, cost],
    ...changes,
  })

describe('the wallet of a recharge nobody can be asked about', () => {
  it('says nothing before it was looked at', () => {
    expect(finding([])).toEqual({ kind: 'too-early' })
    expect(finding([look(5, ZERO)], { before: null })).toEqual({
      kind: 'unclear',
      why: 'no-figure',
    })
  })

  it.each([
    ['the cost we expected', cost],
    ['its face', face],
  ])('shows a debit when %s is missing in two looks on end', (_, debit_e4) => {
    expect(finding([look(5, debit_e4)])).toEqual({ kind: 'too-early' })
    expect(finding([look(5, debit_e4), look(15, debit_e4)])).toEqual({ kind: 'debited', debit_e4 })
    expect(finding([look(5, ZERO), look(15, debit_e4), look(30, debit_e4)])).toEqual({
      kind: 'debited',
      debit_e4,
    })
  })

  it('is held against how far the two figures were apart before, not against none', () => {
    const apart = <Figures extends { balance_e4: Money }>(figures: Figures) => ({
      ...figures,
      balance_e4: money(figures.balance_e4 + taka(100)),
    })
    const looks = [look(5, cost), look(15, cost)].map(apart)
    const debited = { kind: 'debited', debit_e4: cost }
    expect(finding(looks, { before: apart(before) })).toEqual(debited)
    expect(finding(looks)).toEqual({ kind: 'unclear', why: 'changed' })
  })

  it('shows no debit while it goes to and fro', () => {
    expect(finding([look(5, cost), look(15, ZERO)])).toEqual({ kind: 'unclear', why: 'changed' })
    expect(finding([look(5, cost), look(15, face)])).toEqual({ kind: 'too-early' })
  })

  it.each([
    ['another sum', taka(7)],
    ['twice its cost', money(2 * cost)],
    ['money that came', taka(-500)],
  ])('proves nothing by %s', (_, taken_e4) => {
    const looks = [look(5, taken_e4), look(15, taken_e4), look(900, taken_e4)]
    expect(finding(looks)).toEqual({ kind: 'unclear', why: 'changed' })
  })
})

describe('a wallet that others move too', () => {
  it.each([
    ['came in', taka(-500)],
    ['was taken by another device', taka(7)],
  ])('shows no debit after money %s, whatever it shows then', (_, foreign_e4) => {
    const looks = [look(5, ZERO), look(15, foreign_e4), look(60, cost), look(120, cost)]
    expect(finding(looks)).toEqual({ kind: 'unclear', why: 'changed' })
  })

  it('shows it all the same where what else moved was another sale in doubt', () => {
    const both = money(2 * cost)
    const looks = [look(5, both, both), look(60, cost), look(120, cost)]
    expect(finding(looks)).toEqual({ kind: 'debited', debit_e4: cost })
  })
})

describe('a wallet of which nothing was taken', () => {
  const early = [look(5, ZERO), look(60, ZERO)]
  const last = UNTOUCHED_AFTER_ms / 1_000

  it('is untouched after three looks and a quarter of an hour', () => {
    expect(finding(early)).toEqual({ kind: 'too-early' })
    expect(finding([...early, look(last - 1, ZERO)])).toEqual({ kind: 'too-early' })
    expect(finding([look(5, ZERO), look(last, ZERO)])).toEqual({ kind: 'too-early' })
    expect(finding([...early, look(last, ZERO)])).toEqual({ kind: 'untouched', soon: true })
    const latest = [look(120, ZERO), look(600, ZERO), look(last, ZERO)]
    expect(finding(latest)).toEqual({ kind: 'untouched', soon: true })
  })

  it.each([
    ['came late', [look(121, ZERO), look(600, ZERO), look(last, ZERO)]],
    [
      'is timed by no two clocks',
      [...early, look(last, ZERO)].map((one) => ({ ...one, sinceBefore_ms: null })),
    ],
  ])('says so where its first look %s: a refund may hide a debit', (_, looks) => {
    expect(finding(looks)).toEqual({ kind: 'untouched', soon: false })
  })

  it('proves nothing where money went and came back', () => {
    const looks = [look(5, ZERO), look(60, cost), look(last, ZERO)]
    expect(finding(looks)).toEqual({ kind: 'unclear', why: 'changed' })
  })

  it('speaks for every sale in doubt, where a debit speaks for none of them', () => {
    const two = money(2 * cost)
    const untouched = [look(5, ZERO, two), look(60, ZERO, two), look(last, ZERO, two)]
    expect(finding(untouched, { alone: false })).toMatchObject({ kind: 'untouched' })
    const debited = [look(5, cost, two), look(60, cost, two)]
    expect(finding(debited, { alone: false })).toEqual({ kind: 'unclear', why: 'others' })
    // Nor afterwards, when one of them has been cleared: the looks are still about both.
    expect(finding(debited)).toEqual({ kind: 'unclear', why: 'others' })
    expect(finding([...debited, look(90, cost)])).toEqual({ kind: 'unclear', why: 'others' })
  })
})

describe('whatever is sold beside it', () => {
  const sum = fc.integer({ min: -50_000_000, max: 50_000_000 }).map((figure) => money(figure))

  it('changes nothing as long as our books explain it', () => {
    const kinds = fc.array(fc.tuple(sum, fc.constantFrom(ZERO, cost, face)), { maxLength: 6 })
    fc.assert(
      fc.property(kinds, (moves) => {
        const looks = moves.map(([, taken_e4], index) => look(5 + index * 300, taken_e4))
        const explained = looks.map((one, index) => ({
          ...one,
          balance_e4: money(one.balance_e4 + (moves[index]?.[0] ?? 0)),
          ours_e4: money(one.ours_e4 + (moves[index]?.[0] ?? 0)),
        }))
        expect(finding(explained)).toEqual(finding(looks))
      }),
    )
  })
})
