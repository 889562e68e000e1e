import type { MoneyBack } from '../../contract/money-back.ts'
import type { SaleDecision, SaleIntent } from '../../contract/schemas.ts'
import { bringsTokens } from '../../domain/kinds/bill/billers.ts'
import { findTokens } from '../../domain/kinds/bill/tokens.ts'
import { negate } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { deliveredStates, type SaleId, undoneStates } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Alarms } from '../alarms.ts'
import type { WritableDb } from '../db/database.ts'
import type { Provider } from '../providers/provider.ts'
import type { Restorations } from '../restorations.ts'
import type { Dispatch } from './dispatch.ts'
import type { Evidence } from './history.ts'
import { createIdentify, type Identify } from './identify.ts'
import {
  byCashier,
  createCollect,
  createKeepMoney,
  createMoneyGuard,
  type NotReturned,
} from './money-back.ts'
import { createDrawerGuard, type NoShift } from './open-drawer.ts'
import { createSaleRows, type SaleRow } from './rows.ts'
import type { Submit, SubmitProblem } from './submit.ts'
import type { NotTaken, Transitions } from './transition.ts'

/** What people at the counter can do to a sale. */
export interface SaleCommands {
  /**
   * Stores the intent and sends it; the same id is the same sale.
   *
   * @param waited_ms how long ago its cashier pressed: half a minute after that nothing leaves
   */
  submit(intent: SaleIntent, waited_ms?: number): Result<SaleRow, SubmitProblem>
  /** Calls a draft off, and its customer has the money back: only while nothing was sent. */
  cancel(back: MoneyBack): Result<SaleRow, NotReturned | NoShift>
  /** The customer of a sale that did not happen has the money back. */
  refund(back: MoneyBack): Result<SaleRow, NotReturned | NoShift>
  /**
   * The sale it was made in place of came after all, and the money that was put into this one pays
   * for that: nothing is returned, and the loss is none.
   */
  keep(id: SaleId): Result<SaleRow, NotTaken>
  /** It came late, and its customer, who had the money back or got both, pays it. */
  collect(id: SaleId): Result<SaleRow, NotTaken | NoShift>
  /** A person's word on a sale that waits for one. */
  decide(decision: SaleDecision): Result<SaleRow, NotTaken>
  readonly identify: Identify
}

export interface CommandParts {
  readonly db: WritableDb
  readonly submit: Submit
  readonly dispatch: Dispatch
  readonly transitions: Transitions
  readonly alarms: Alarms
  readonly restorations: Pick<Restorations, 'asksAbout'>
  readonly live: (provider: ProviderId) => Provider | null
  /** Shifts are counted here, and none is open: no cash moves. */
  readonly needsShift: () => boolean
}

export function createSaleCommands(parts: CommandParts): SaleCommands {
  const { db, submit, dispatch, transitions, live } = parts
  const rows = createSaleRows(db)
  const decideLate = createLateDecision(parts)
  const decideBack = createBackDecision(parts)
  const notBack = createMoneyGuard(parts)
  const noDrawer = createDrawerGuard(parts.needsShift)
  const take = (id: SaleId, step: SaleStep, evidence: Evidence): Result<SaleRow, NotTaken> => {
    const sale = rows.byId(id)
    return sale ? transitions.take(sale.seq, step, evidence) : problem('no-such-sale')
  }
  const cancelled = { type: 'cancelled', by: 'cashier' } as const
  const refunded = { type: 'refunded' } as const
  const giveBack = (back: MoneyBack, next: typeof cancelled | typeof refunded) => {
    const sale = rows.byId(back.id)
    return notBack(sale, back) ?? noDrawer(sale, next) ?? take(back.id, next, byCashier)
  }
  return {
    identify: createIdentify({ db, rows, transitions, live }),
    submit(intent, waited_ms = 0) {
      const submitted = submit(intent)
      // The sale is on disk: whoever answers the counter may wait a moment for its first step
      // (first-step.ts), and never for the provider's word.
      if (submitted.ok) dispatch.send(submitted.value, { twinSeen: intent.twinSeen, waited_ms })
      return submitted
    },
    cancel: (back) => giveBack(back, cancelled),
    refund: (back) => giveBack(back, refunded),
    keep: createKeepMoney(parts),
    collect: createCollect(parts, parts.needsShift),
    decide({ id, outcome, version, evidence: words }) {
      const sale = rows.byId(id)
      // What the person saw is not how it stands any more: it is looked at and decided anew.
      if (sale && version !== undefined && sale.version !== version) return problem('not-from-here')
      // Who reads them on the provider's own pages brings a meter's tokens with the evidence.
      const isBrought = sale && outcome === 'succeeded' && bringsTokens(sale)
      const tokens = isBrought ? findTokens(words) : []
      const raw = { httpStatus: null, elapsed_ms: 0, body: words, tokens }
      const observed = { source: 'person', class: 'decision', raw } as const
      const evidence: Evidence = { cause: 'person', words, observed }
      if (sale && undoneStates.includes(sale.state)) return decideLate(sale, outcome, evidence)
      if (sale && deliveredStates.includes(sale.state)) return decideBack(sale, outcome, evidence)
      return take(id, { type: 'decided', outcome, evidence: words }, evidence)
    },
  }
}

/**
 * A sale that was called failed is decided once more only where its cost was taken all the same or
 * its provider has it under way: delivered after all is a late success, and failed all the same
 * leaves the provider owing what it took.
 */
function createLateDecision({ transitions, alarms }: CommandParts) {
  return (
    sale: SaleRow,
    outcome: SaleDecision['outcome'],
    evidence: Evidence,
  ): Result<SaleRow, NotTaken> => {
    const debit = alarms.debitOf(sale.seq)
    if (!debit) return problem('not-from-here')
    if (outcome === 'failed') {
      transitions.standsAsItIs(sale, evidence)
      return success(sale)
    }
    const step = {
      type: 'delivered-late',
      debit_e4: debit.change_e4 === null ? null : negate(debit.change_e4),
      evidence: evidence.words,
    } as const
    return transitions.take(sale.seq, step, evidence)
  }
}

/**
 * Under a word nobody knows a provider may have taken a success back: only a person who has proof
 * can say so, and its customer is owed. Delivered all the same leaves it as it stands.
 */
function createBackDecision({ transitions, alarms }: CommandParts) {
  return (
    sale: SaleRow,
    outcome: SaleDecision['outcome'],
    evidence: Evidence,
  ): Result<SaleRow, NotTaken> => {
    const isDoubted = alarms.ofSale(sale.seq).some(({ kind }) => kind === 'unknown-word')
    if (!isDoubted) return problem('not-from-here')
    if (outcome === 'failed') {
      const step = { type: 'decided', outcome, evidence: evidence.words } as const
      return transitions.take(sale.seq, step, evidence)
    }
    transitions.standsAsItIs(sale, evidence)
    return success(sale)
  }
}
