import type { SaleDetail } from '../../contract/schemas.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'

/** So many from the beginning and so many from the end: what is between them is counted. */
const KEPT_EACH = 15

interface Row {
  readonly seq: number
  readonly at_ms: number
  readonly source: SaleDetail['observations'][number]['source']
  readonly class: string
  readonly http_status: number | null
  readonly elapsed_ms: number | null
  readonly body: string
  readonly times: number
  readonly last_at_ms: number
  /** Its place among those that differ from the one before, from 1. */
  readonly nth: number
}

/** The answers about a sale as a person reads them. */
export type Observations = (
  saleSeq: number,
) => Pick<SaleDetail, 'observations'> & Required<Pick<SaleDetail, 'leftOut'>>

/**
 * Doubt is asked about for three days, and one answer may be 8 KB: the same one over and over is
 * one with its number, and of very many that differ the first and the last are read. The grouping
 * is done by SQLite, so that the bodies of the others never come this far.
 */
export function createObservations(db: ReadableDb): Observations {
  const kept = db.read<[{ seq: number; each: number }], Row>(
    `WITH seen AS (
       SELECT seq, at_ms, row_number() OVER told AS place, lag(at_ms) OVER told AS before_ms,
         source = lag(source) OVER told AND class = lag(class) OVER told
           AND http_status IS lag(http_status) OVER told AND body = lag(body) OVER told AS same
       FROM observation WHERE sale_seq = CAST(@seq AS INTEGER) WINDOW told AS (ORDER BY seq)
     ), ends AS (SELECT max(place) AS places, max(seq) AS last_seq FROM seen),
     firsts AS (
       SELECT seq, row_number() OVER each AS nth, count(*) OVER () AS groups,
         lead(place) OVER each - place AS times, lead(before_ms) OVER each AS last_at_ms, place
       FROM seen WHERE same IS NOT 1 WINDOW each AS (ORDER BY seq)
     )
     SELECT observation.seq, observation.at_ms, source, class, http_status, elapsed_ms, body, nth,
       coalesce(times, places + 1 - place) AS times,
       coalesce(last_at_ms, (SELECT at_ms FROM observation WHERE seq = last_seq)) AS last_at_ms
     FROM firsts JOIN observation ON observation.seq = firsts.seq JOIN ends
     WHERE nth <= @each OR nth > groups - @each
     ORDER BY observation.seq`,
  )
  const all = db.read<[number], { times: number }>(
    'SELECT count(*) AS times FROM observation WHERE sale_seq = ?',
  )
  return (seq) => {
    const rows = kept.all({ seq, each: KEPT_EACH })
    const told = rows.reduce((sum, { times }) => sum + times, 0)
    const missing = present(all.get(seq), 'a count').times - told
    const last = rows[KEPT_EACH - 1]
    return {
      observations: rows.map((row) => ({
        seq: row.seq,
        at_ms: row.at_ms,
        source: row.source,
        class: row.class,
        httpStatus: row.http_status,
        elapsed_ms: row.elapsed_ms,
        body: row.body,
        times: row.times,
        lastAt_ms: row.last_at_ms,
      })),
      leftOut: missing > 0 && last ? { after: last.seq, answers: missing } : null,
    }
  }
}
