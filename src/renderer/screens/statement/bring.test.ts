import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { PART_ROWS_MAX, StatementId, StatementPart } from '../../../contract/statements.ts'
import { partsOf } from './bring.ts'

const id = StatementId.parse(v7())

describe('a table is brought', () => {
  it('in parts that each fit into a message, in their order, none left out', () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => [String(row), 'ক'.repeat(row % 300)])
    const parts = partsOf(id, rows)
    expect(parts.flatMap((part) => part.rows)).toEqual(rows)
    for (const part of parts) {
      expect(StatementPart.safeParse(part).success).toBe(true)
      expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(64 * 1024)
    }
    expect(parts.map(({ from }) => from)).toEqual(
      parts.map((_, nth) => parts.slice(0, nth).reduce((sum, part) => sum + part.rows.length, 0)),
    )
  })

  it('in parts of so many rows at most, and one long row by itself', () => {
    expect(
      partsOf(
        id,
        Array.from({ length: PART_ROWS_MAX + 1 }, () => ['']),
      ),
    ).toHaveLength(2)
    const long = Array.from({ length: 7 }, () => 'x'.repeat(2_000))
    expect(partsOf(id, [long, long]).map((part) => part.rows.length)).toEqual([1, 1])
  })

  it('also where it is empty, so that the one before is forgotten', () => {
    expect(partsOf(id, [])).toEqual([{ id, from: 0, of: 0, rows: [] }])
  })
})
