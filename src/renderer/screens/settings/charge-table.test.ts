import { describe, expect, it } from 'vitest'
import { PartsPerMillion } from '../../../domain/commission/rate.ts'
import type { ChargeSlab } from '../../../domain/kinds/transfer/charge.ts'
import { taka } from '../../../domain/money.ts'
import { type ChargeRow, rowsOf, tableOf, withRow } from './charge-table.ts'

const table: readonly ChargeSlab[] = [
  { from_e4: taka(1), to_e4: taka(1_000), charge: { kind: 'flat', charge_e4: taka(5) } },
  {
    from_e4: taka(1_001),
    to_e4: null,
    charge: { kind: 'per-thousand', rate: PartsPerMillion.parse(18_525) },
  },
]

const row = (changes: Partial<ChargeRow> = {}): ChargeRow => ({
  id: 0,
  from: '1',
  to: '1000',
  how: 'flat',
  figure: '5',
  ...changes,
})

describe('the table of charges as it is typed', () => {
  it('shows what is kept, and is the same again', () => {
    expect(rowsOf(table)).toEqual([
      { id: 0, from: '1', to: '1000', how: 'flat', figure: '5' },
      { id: 1, from: '1001', to: '', how: 'per-thousand', figure: '18.525' },
    ])
    expect(tableOf(rowsOf(table))).toEqual({ ok: true, value: table })
  })

  it('is empty where nothing is charged', () => {
    expect(tableOf([])).toEqual({ ok: true, value: [] })
  })

  it('takes Bangla digits, an end left out, and nothing as a charge', () => {
    const typed = row({ from: '১', to: ' ', how: 'per-thousand', figure: '১৮.৫' })
    expect(tableOf([typed])).toMatchObject({
      value: [{ from_e4: taka(1), to_e4: null, charge: { rate: 18_500 } }],
    })
    expect(tableOf([row({ figure: '0' })])).toMatchObject({
      value: [{ charge: { kind: 'flat', charge_e4: 0 } }],
    })
    expect(tableOf([row({ how: 'per-thousand', figure: '1000' })])).toMatchObject({ ok: true })
  })

  it.each<Partial<ChargeRow>>([
    { from: '' },
    { from: '1.5' },
    { to: 'x' },
    { to: '10.5' },
    { figure: '' },
    { figure: '5.50' },
    { figure: '-5' },
    { how: 'per-thousand', figure: '18.5251' },
    { how: 'per-thousand', figure: '1001' },
  ])('says which row has a field that is no figure: %o', (changes) => {
    expect(tableOf([row(), row({ from: '1001', to: '', ...changes })])).toEqual({
      ok: false,
      problem: { code: 'invalid', row: 1 },
    })
  })

  it.each<[string, readonly ChargeRow[]]>([
    ['bounds', [row({ from: '0' })]],
    ['bounds', [row({ to: '0' })]],
    ['order', [row(), row({ from: '1', to: '' })]],
    ['overlap', [row(), row({ from: '1000', to: '' })]],
    ['gap', [row(), row({ from: '1002', to: '' })]],
  ])('says which row does not fit the one above: %s', (code, rows) => {
    const problem = { code, row: rows.length - 1 }
    expect(tableOf(rows)).toEqual({ ok: false, problem })
  })
})

describe('a row that is added', () => {
  it('begins at ৳1 in an empty table, and else where the last one ends', () => {
    const first = withRow([])
    expect(first).toEqual([{ id: 0, from: '1', to: '', how: 'flat', figure: '' }])
    const [, added] = withRow([row({ id: 7, how: 'per-thousand' })])
    expect(added).toEqual({ id: 8, from: '1001', to: '', how: 'per-thousand', figure: '' })
  })

  it('leaves its beginning open where the last row has no end', () => {
    expect(withRow([row({ to: '' })])[1]?.from).toBe('')
  })
})
