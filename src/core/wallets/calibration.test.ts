import { describe, expect, it } from 'vitest'
import { taka, ZERO } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { createRun } from '../run.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createCalibration, PROVED_ENOUGH } from './calibration.ts'

const at = { provider: 'autoflexi', wallet: 'main' } as const
const agreeing = {
  at,
  balance_e4: ZERO,
  ours_e4: ZERO,
  doubted_e4: ZERO,
  open_e4: ZERO,
  wired: false,
  asked: 1,
  transaction: 0,
  accountMark: 1,
}

/** Books whose wallet was just read; sales that are answered this moment are added to them. */
function openRead() {
  const db = openDatabase(':memory:')
  const calibration = createCalibration(db, createRun(manualClock(), 'boot'), () => 0)
  calibration.note(agreeing)
  const sale = db.change<[{ seq: number }]>(
    `INSERT INTO sale (seq, id, request_hash, kind, operator, number, line_type, amount_e4,
       provider, wallet, our_reference, provider_reference, state, tender, version,
       expected_cost_e4, created_at_ms, changed_at_ms, business_date)
     VALUES (@seq, 'sale ' || @seq, 'h', 'recharge', 'GP', '01712345678', 'prepaid', 500000,
       'autoflexi', 'main', 'REF' || @seq, 'TRX' || @seq, 'succeeded', 'collected', 1, 486250, 1, 1,
       '2026-04-28')`,
  )
  const attempt = db.change<[number]>(
    `INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash)
     VALUES (?, 1, 0, 'boot', 'h')`,
  )
  const proved = db.read<[], { proved: number }>('SELECT proved FROM calibration')
  return {
    sold(...seqs: readonly number[]) {
      db.write(() => {
        for (const seq of seqs) {
          sale.run({ seq })
          attempt.run(seq)
        }
      })
      calibration.note(agreeing)
      return proved.get()?.proved
    },
  }
}

describe('a wallet that agrees with the books', () => {
  it('counts the sales it was seen to show', () => {
    expect(openRead().sold(1, 2, 3)).toBe(3)
  })

  it('is counted by the newest sales alone, however many there were since it was read', () => {
    expect(openRead().sold(1, 9_999, 10_000)).toBe(2)
  })
})

describe('a wallet that disagrees with the books', () => {
  it('proves nothing any more, also where the disk refused that once', () => {
    const db = openDatabase(':memory:')
    let full = false
    const write: typeof db.write = (work) => {
      if (full) throw new Error('disk is full')
      return db.write(work)
    }
    const run = createRun(manualClock(), 'boot')
    const calibration = createCalibration({ ...db, write }, run, () => 0)
    const prove = db.change<[number]>(
      `INSERT INTO calibration (provider, wallet, proved, counted_seq)
       VALUES ('autoflexi', 'main', ?, 0)`,
    )
    db.write(() => prove.run(PROVED_ENOUGH))
    calibration.note(agreeing)
    expect(calibration.isProved(at)).toBe(true)
    const apart = { ...agreeing, balance_e4: taka(-5) }
    full = true
    expect(() => calibration.note(apart)).toThrow('disk is full')
    full = false
    calibration.note(apart)
    expect(calibration.isProved(at)).toBe(false)
  })
})
