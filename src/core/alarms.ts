import { type Alert, ALERTS_MAX } from '../contract/alert.ts'
import { type Money, money } from '../domain/money.ts'
import type { ProviderId, WalletName } from '../domain/provider.ts'
import { SaleId, TenderState } from '../domain/sale.ts'
import type { Changes } from './changes.ts'
import type { WritableDb } from './db/database.ts'
import { createNotAdded } from './not-added.ts'
import type { Run } from './run.ts'

export type AlarmKind = Alert['kind']

/** Something a person must see. */
export interface NewAlarm {
  readonly kind: AlarmKind
  readonly saleSeq: number | null
  readonly provider: ProviderId
  readonly wallet: WalletName | null
  /** How the provider's figure moved away from ours; null for an answer. */
  readonly change_e4: Money | null
  /** What was seen. */
  readonly words: string
  /** Alarms of one move bear one moment: what explains one of them explains them all. */
  readonly at_ms?: number
}

/** Why an alarm is over: a person has seen to it, our books explain it, its sale has ended. */
type ClearedBy = 'person' | 'explained' | 'ended'

/** What a person must see, kept until it is seen to (money.md §4). */
export interface Alarms {
  /**
   * An answer once for a sale and kind while it stands, each move of a wallet anew. Inside of a
   * write it is written with it.
   */
  raise(alarm: NewAlarm): void
  /**
   * What may be a customer's money first, then the newest. `ALERTS_MAX` at most: the others
   * come up as these are seen to.
   */
  open(): Alert[]
  ofSale(seq: number): Alert[]
  /**
   * What was taken for a failed sale, or that its provider has it under way, while nobody has
   * decided what became of it. Where both are known, what was taken.
   */
  debitOf(seq: number): Alert | null
  /** False where no such alarm stands, or where only a decision about its sale ends it. */
  seen(alert: number): boolean
  /** A person has decided that the sale ended as it stands all the same: its alarms are over. */
  decided(saleSeq: number, words: string): void
  /** A sale has ended, by its last word or another one: what was strange of its answers is over. */
  ended(saleSeq: number): void
  /**
   * The wallet moved back: what the other move was for is explained. It may be another's money that
   * came back, so it ends no debit of a failed sale: only a person does, or that one of those it
   * fits was delivered after all, or that a sale whose money was still to come was named beside it.
   */
  undone(provider: ProviderId, wallet: WalletName, change_e4: number): boolean
  /** The provider's figure and ours are the same again; a debit none of these ends still stands. */
  agreed(provider: ProviderId, wallet: WalletName): void
}

interface AlarmRow {
  readonly seq: number
  readonly kind: AlarmKind
  readonly id: string | null
  readonly tender: string | null
  readonly provider: ProviderId
  readonly wallet: WalletName | null
  readonly change_e4: number | null
  readonly words: string
  readonly at_ms: number
}

/** A debit for a sale that was delivered late stands until the wallet is seen to agree. */
const STANDING = `FROM alarm LEFT JOIN sale ON sale.seq = alarm.sale_seq
  WHERE cleared_at_ms IS NULL AND (alarm.kind <> 'debited-after-failed'
    OR sale.state IN ('failed', 'reversed'))`
const OF_ONE_MOVE = `beside.at_ms = alarm.at_ms AND beside.provider = alarm.provider
    AND beside.wallet = alarm.wallet`
const DEBIT_BESIDE = `EXISTS (SELECT 1 FROM alarm AS beside
  WHERE beside.cleared_at_ms IS NULL AND beside.kind = 'debited-after-failed' AND ${OF_ONE_MOVE})`
/**
 * One debit stands at each failed sale it fits: it is explained for all of them once our books say
 * of one that it was delivered. A delivery books one debit, so of several it explains the first.
 */
const DELIVERED_BESIDE = `EXISTS (
  SELECT 1 FROM alarm AS beside JOIN sale ON sale.seq = beside.sale_seq
  WHERE beside.cleared_at_ms IS NULL AND beside.kind = 'debited-after-failed' AND ${OF_ONE_MOVE}
    AND sale.state NOT IN ('failed', 'reversed') AND NOT EXISTS (
      SELECT 1 FROM alarm AS earlier
      WHERE earlier.sale_seq = beside.sale_seq AND earlier.kind = beside.kind
        AND earlier.cleared_at_ms IS NULL AND earlier.change_e4 = beside.change_e4
        AND earlier.seq < beside.seq))`
/** Or once the wallet has it again, where a sale whose money was still to come is named beside. */
const OWED_BESIDE = `EXISTS (SELECT 1 FROM alarm AS beside
  WHERE beside.kind = 'wallet-moved' AND beside.sale_seq IS NOT NULL AND ${OF_ONE_MOVE})`
const MAY_BE_EXPLAINED = `(alarm.kind <> 'debited-after-failed'
  OR ${DELIVERED_BESIDE} OR ${OWED_BESIDE})`
/** A word nobody knows about one that was delivered: whoever has seen it may decide by it later. */
const OF_DELIVERED = `(alarm.kind = 'unknown-word' AND EXISTS (SELECT 1 FROM sale
  WHERE sale.seq = alarm.sale_seq AND sale.state IN ('succeeded', 'late-success')))`
const COLUMNS =
  'alarm.seq, alarm.kind, sale.id, tender, alarm.provider, alarm.wallet, change_e4, words, at_ms'

export function createAlarms(db: WritableDb, run: Run, changes: Changes): Alarms {
  const standing = db.read<[], AlarmRow>(
    `SELECT ${COLUMNS} ${STANDING} AND seen_at_ms IS NULL
     ORDER BY alarm.kind = 'debited-after-failed' DESC, alarm.seq DESC LIMIT ${ALERTS_MAX}`,
  )
  const ofSale = db.read<[number], AlarmRow>(
    `SELECT ${COLUMNS} ${STANDING} AND alarm.sale_seq = CAST(? AS INTEGER) ORDER BY alarm.seq`,
  )
  const raise = createRaise(db, run, changes)
  const clearing = createClear(db, run, changes)
  const clearSeen = clearing(`seq = ? AND kind <> ? AND NOT ${OF_DELIVERED}`)
  const providerOf = db.read<[number], { provider: string }>(
    'SELECT provider FROM alarm WHERE seq = ?',
  )
  const markSeen = db.change<[number, number]>(
    `UPDATE alarm SET seen_at_ms = ? WHERE seq = ? AND cleared_at_ms IS NULL AND ${OF_DELIVERED}`,
  )
  const clearDecided = clearing("sale_seq = ? AND kind IN ('debited-after-failed', 'unknown-word')")
  const clearEnded = clearing(
    `sale_seq = ? AND (kind = 'unknown-word'
       OR (kind = 'debited-after-failed' AND change_e4 IS NULL))`,
  )
  const { undone, agreed } = createExplained(db, clearing)
  const notAdded = createNotAdded(db)
  const tellable = (row: AlarmRow) => alertOf(row, slipOf(row, notAdded))
  const alertsOf = (seq: number) => ofSale.all(seq).map(tellable)
  return {
    raise,
    open: () => standing.all().map(tellable),
    ofSale: alertsOf,
    debitOf(seq) {
      const told = alertsOf(seq).filter(({ kind }) => kind === 'debited-after-failed')
      return told.find(({ change_e4 }) => change_e4 !== null) ?? told[0] ?? null
    },
    seen: (alert) =>
      within(db, () => {
        const { changes: marked } = markSeen.run(run.moment().at_ms, alert)
        const provider = marked > 0 ? providerOf.get(alert)?.provider : undefined
        if (provider) db.afterCommit(() => changes.tell('wallet', provider))
        return marked + clearSeen([alert, 'debited-after-failed'], 'person') > 0
      }),
    decided: (seq, words) => {
      clearDecided([seq], 'person', words)
    },
    ended: (seq) => {
      clearEnded([seq], 'ended')
    },
    undone,
    agreed,
  }
}

function createExplained(
  db: WritableDb,
  clearing: ReturnType<typeof createClear>,
): Pick<Alarms, 'undone' | 'agreed'> {
  const ofWallet = 'provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)'
  // First the debit of a sale that was delivered after all: that books exactly this. Last one that
  // failed sales have beside them: it must not be ended by what another is still to get back.
  const moved = db.read<[string, string, number], { at_ms: number }>(
    `SELECT at_ms FROM alarm WHERE cleared_at_ms IS NULL AND ${ofWallet}
       AND change_e4 = CAST(? AS INTEGER) AND ${MAY_BE_EXPLAINED}
     ORDER BY ${DELIVERED_BESIDE} DESC, ${DEBIT_BESIDE}, at_ms DESC LIMIT 1`,
  )
  // What else was taken was not for a sale whose delivery explains this.
  const clearMove = clearing(
    `${ofWallet} AND (change_e4 = CAST(? AS INTEGER) AND at_ms = CAST(? AS INTEGER)
       OR kind = 'debited-after-failed' AND sale_seq IN (
         SELECT beside.sale_seq FROM alarm AS beside JOIN sale ON sale.seq = beside.sale_seq
         WHERE beside.cleared_at_ms IS NULL AND beside.kind = alarm.kind
           AND beside.provider = alarm.provider AND beside.wallet = alarm.wallet
           AND beside.at_ms = CAST(? AS INTEGER) AND sale.state NOT IN ('failed', 'reversed')))`,
  )
  const clearAgreed = clearing(
    `${ofWallet} AND (${MAY_BE_EXPLAINED} OR EXISTS (SELECT 1 FROM sale
       WHERE sale.seq = alarm.sale_seq AND sale.state NOT IN ('failed', 'reversed')))`,
  )
  return {
    undone: (provider, wallet, change_e4) => {
      const found = moved.get(provider, wallet, -change_e4)
      if (!found) return false
      const { at_ms } = found
      return clearMove([provider, wallet, -change_e4, at_ms, at_ms], 'explained') > 0
    },
    agreed: (provider, wallet) => {
      clearAgreed([provider, wallet], 'explained')
    },
  }
}

function createRaise(db: WritableDb, run: Run, changes: Changes): Alarms['raise'] {
  const known = db.read<[number, string, number | null], { one: number }>(
    `SELECT 1 AS one FROM alarm WHERE sale_seq = ? AND kind = ? AND cleared_at_ms IS NULL
       AND CAST(? AS INTEGER) IS NULL`,
  )
  // Its provider says so at every question, and a person has had the last word on it since it ended
  // as it stands.
  const settled = db.read<[number], { one: number }>(
    `SELECT 1 AS one FROM alarm WHERE sale_seq = ? AND kind = 'debited-after-failed'
       AND change_e4 IS NULL AND cleared_by = 'person' AND NOT EXISTS (
         SELECT 1 FROM sale_event WHERE sale_event.sale_seq = alarm.sale_seq
           AND from_state <> to_state AND sale_event.at_ms > cleared_at_ms)`,
  )
  const insert = db.change<
    [string, number | null, string, string | null, number | null, string, number]
  >(
    `INSERT INTO alarm (kind, sale_seq, provider, wallet, change_e4, words, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  return ({ kind, saleSeq, provider, wallet, change_e4, words, at_ms = run.moment().at_ms }) => {
    if (saleSeq !== null && known.get(saleSeq, kind, change_e4)) return
    const isUnderWay = kind === 'debited-after-failed' && change_e4 === null
    if (saleSeq !== null && isUnderWay && settled.get(saleSeq)) return
    within(db, () => {
      insert.run(kind, saleSeq, provider, wallet, change_e4, words, at_ms)
      db.afterCommit(() => changes.tell('wallet', provider))
    })
  }
}

/** @returns how many alarms were cleared */
type Clear = (values: readonly (string | number)[], by: ClearedBy, words?: string) => number

function createClear(db: WritableDb, run: Run, changes: Changes): (which: string) => Clear {
  const clear = db.change<[number, string, string, number]>(
    'UPDATE alarm SET cleared_at_ms = ?, cleared_by = ?, cleared_words = ? WHERE seq = ?',
  )
  return (which) => {
    const standing = db.read<(string | number)[], { seq: number; provider: string }>(
      `SELECT seq, provider FROM alarm WHERE cleared_at_ms IS NULL AND ${which}`,
    )
    return (values, by, words = '') => {
      const found = standing.all(...values)
      // Most of the time nothing stands, and then nothing is written.
      if (found.length === 0) return 0
      within(db, () => {
        for (const { seq, provider } of found) {
          clear.run(run.moment().at_ms, by, words, seq)
          db.afterCommit(() => changes.tell('wallet', provider))
        }
      })
      return found.length
    }
  }
}

function within<Value>(db: WritableDb, work: () => Value): Value {
  return db.writing() ? work() : db.write(work)
}

function slipOf(row: AlarmRow, notAdded: ReturnType<typeof createNotAdded>): string | null {
  const { kind, provider, wallet, change_e4, at_ms } = row
  if (kind !== 'wallet-moved' || wallet === null || change_e4 === null) return null
  return notAdded({ provider, wallet, change_e4, at_ms })
}

function alertOf(row: AlarmRow, slip: string | null): Alert {
  const { seq, kind, id, tender, provider, wallet, change_e4, at_ms } = row
  return {
    alert: seq,
    kind,
    sale: id === null ? null : SaleId.parse(id),
    tender: tender === null ? null : TenderState.parse(tender),
    provider,
    wallet,
    change_e4: change_e4 === null ? null : money(change_e4),
    slip,
    since_ms: at_ms,
  }
}
