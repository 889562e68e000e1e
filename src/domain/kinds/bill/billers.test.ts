import { describe, expect, it } from 'vitest'
import { type BillerCode, billerCodes } from '../../operator.ts'
import { billerByCode, billers, billersOf, bringsTokens, needsVerifying } from './billers.ts'

const codesWhere = (is: (biller: (typeof billers)[number]) => boolean): BillerCode[] =>
  billers.filter(is).map(({ code }) => code)

describe('the billers', () => {
  it('are the eight of flexiloadbd’s table', () => {
    expect(billers.map(({ code }) => code)).toEqual(billerCodes)
    expect([...new Set(billers.map(({ name }) => name.en))].join(', ')).toBe(
      'Palli Bidyut, DESCO, Jalalabad Gas, Sundarban Gas, Bakhrabad Gas, Amber IT',
    )
  })

  it('have a name and a label in both languages', () => {
    for (const { name, number } of billers) {
      for (const { bn, en } of [name, number.label]) {
        expect(bn).toMatch(/^[\p{Script=Bengali}\p{M} ]+$/u)
        expect(en).toMatch(/^[A-Za-z ]+$/u)
      }
    }
  })

  it('sell electricity, gas and internet', () => {
    expect(codesWhere(({ sort }) => sort === 'electricity')).toEqual(['PBP', 'PBD', 'DSP', 'DSD'])
    expect(codesWhere(({ sort }) => sort === 'gas')).toEqual(['JLB', 'SBG', 'BRD'])
    expect(codesWhere(({ sort }) => sort === 'internet')).toEqual(['ART'])
  })

  it('have prepaid and postpaid where the table tells them apart', () => {
    expect(codesWhere(({ line }) => line === 'prepaid')).toEqual(['PBP', 'DSP'])
    expect(codesWhere(({ line }) => line === 'postpaid')).toEqual(['PBD', 'DSD'])
    expect(codesWhere(({ line }) => line === null)).toEqual(['JLB', 'SBG', 'BRD', 'ART'])
  })

  it('bring tokens where they are prepaid, and poisha where they send a bill', () => {
    for (const { line, tokens, poisha } of billers) {
      expect(tokens).toBe(line === 'prepaid')
      expect(poisha).toBe(line !== 'prepaid')
    }
  })

  it('call the customer’s number what the bill or the meter calls it', () => {
    expect(billerByCode('PBD').number.label.en).toBe('SMS account number')
    expect(billerByCode('DSD').number.label.en).toBe('Account number')
    for (const code of ['PBP', 'DSP'] as const) {
      expect(billerByCode(code).number.label.en).toBe('Meter number')
    }
    for (const code of ['JLB', 'SBG', 'BRD', 'ART'] as const) {
      expect(billerByCode(code).number.label.en).toBe('Customer number')
    }
  })

  it('take five to twenty digits, as long as nobody publishes how many they have', () => {
    for (const { number, asksPhone } of billers) {
      expect(number).toMatchObject({ digits_min: 5, digits_max: 20, source: 'unverified' })
      // The document says that some need it, and not which.
      expect(asksPhone).toBe(true)
    }
  })

  it('are found by their code, and nothing else is', () => {
    for (const code of billerCodes) expect(billerByCode(code).code).toBe(code)
    // @ts-expect-error It stands in an example of the document and not in its table.
    expect(() => billerByCode('DPDC')).toThrow('no biller DPDC')
  })

  it('of one company are a choice between prepaid and postpaid', () => {
    expect(billersOf('desco').map(({ code }) => code)).toEqual(['DSP', 'DSD'])
    expect(billersOf('palli-bidyut').map(({ code }) => code)).toEqual(['PBP', 'PBD'])
    for (const [company, code] of [
      ['jalalabad-gas', 'JLB'],
      ['sundarban-gas', 'SBG'],
      ['bakhrabad-gas', 'BRD'],
      ['amber-it', 'ART'],
    ] as const) {
      expect(billersOf(company).map((biller) => biller.code)).toEqual([code])
    }
    for (const { company } of billers) {
      const lines = billersOf(company).map(({ line }) => line)
      expect(new Set(lines).size).toBe(lines.length)
    }
    expect(billersOf('dpdc')).toEqual([])
  })
})

describe('a biller the shop has not paid yet', () => {
  it('must be verified until the owner confirmed a payment to that very code', () => {
    expect(needsVerifying('DSP', new Set())).toBe(true)
    expect(needsVerifying('DSP', new Set(['DSD', 'PBP'] as const))).toBe(true)
    expect(needsVerifying('DSP', new Set(['DSP'] as const))).toBe(false)
  })
})

describe('a sale that brings tokens', () => {
  it('is one for a prepaid meter and no other', () => {
    const bringing = billerCodes.filter((operator) => bringsTokens({ kind: 'bill', operator }))
    expect(bringing).toEqual(['PBP', 'DSP'])
    expect(bringsTokens({ kind: 'recharge', operator: 'GP' })).toBe(false)
    expect(bringsTokens({ kind: 'transfer', operator: 'BK' })).toBe(false)
    expect(bringsTokens({ kind: 'recharge', operator: 'DSP' })).toBe(false)
    expect(bringsTokens({ kind: 'bill', operator: 'GP' })).toBe(false)
  })
})
