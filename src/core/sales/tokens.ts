import type { ReadableDb, WritableDb } from '../db/database.ts'

/** The tokens of prepaid meters, kept for ever beside the sales they were bought with. */
export interface KeptTokens {
  /**
   * Adds those that are new, in their order behind the ones that are there: an answer that comes
   * again brings the same ones. Inside of the write that keeps the answer.
   */
  keep(saleSeq: number, tokens: readonly string[], at_ms: number): void
}

export function createKeptTokens(db: WritableDb): KeptTokens {
  const insert = db.change<[number, number, string, number]>(
    `INSERT INTO meter_token (sale_seq, place, token, at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (sale_seq, token) DO NOTHING`,
  )
  const reading = createTokenReading(db)
  return {
    keep(saleSeq, tokens, at_ms) {
      let place = reading.of(saleSeq).length
      for (const token of tokens) place += insert.run(saleSeq, place + 1, token, at_ms).changes
    },
  }
}

export interface TokenReading {
  /** In the order they are keyed in. */
  of(saleSeq: number): readonly string[]
}

export function createTokenReading(db: ReadableDb): TokenReading {
  const ofSale = db.read<[number], { token: string }>(
    'SELECT token FROM meter_token WHERE sale_seq = CAST(? AS INTEGER) ORDER BY place',
  )
  return { of: (saleSeq) => ofSale.all(saleSeq).map(({ token }) => token) }
}
