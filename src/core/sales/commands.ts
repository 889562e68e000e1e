import type { SaleDecision, SaleIntent } from '../../contract/schemas.ts'
import { problem, type Result } from '../../domain/result.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { ProviderId } from '../../domain/provider.ts'
import type { Provider } from '../providers/provider.ts'
import type { Dispatch } from './dispatch.ts'
import type { Evidence } from './history.ts'
import { createIdentify, type Identify } from './identify.ts'
import type { SaleRow, SaleRows } from './rows.ts'
import type { Submit, SubmitProblem } from './submit.ts'
import type { NotTaken, Transitions } from './transition.ts'

/** What people at the counter can do to a sale. */
export interface SaleCommands {
  /** Stores the intent and sends it; the same id is the same sale. */
  submit(intent: SaleIntent): Result<SaleRow, SubmitProblem>
  /** Calls a draft off: only while nothing was sent. */
  cancel(id: SaleId): Result<SaleRow, NotTaken>
  /** The customer of a sale that did not happen has the money back. */
  refund(id: SaleId): Result<SaleRow, NotTaken>
  /** A person's word on a sale that waits for one. */
  decide(decision: SaleDecision): Result<SaleRow, NotTaken>
  readonly identify: Identify
}

export function createSaleCommands(
  rows: SaleRows,
  submit: Submit,
  dispatch: Dispatch,
  transitions: Transitions,
  live: (provider: ProviderId) => Provider | null,
): SaleCommands {
  const take = (id: SaleId, step: SaleStep, evidence: Evidence): Result<SaleRow, NotTaken> => {
    const sale = rows.byId(id)
    return sale ? transitions.take(sale.seq, step, evidence) : problem('no-such-sale')
  }
  return {
    identify: createIdentify({ rows, transitions, live }),
    submit(intent) {
      const submitted = submit(intent)
      // The answer to the counter does not wait for the provider: the sale is on disk.
      if (submitted.ok) dispatch.send(submitted.value, intent.twinSeen)
      return submitted
    },
    cancel: (id) =>
      take(
        id,
        { type: 'cancelled', by: 'cashier' },
        { cause: 'cashier', words: '', observed: null },
      ),
    refund: (id) => take(id, { type: 'refunded' }, { cause: 'cashier', words: '', observed: null }),
    decide({ id, outcome, version, evidence: words }) {
      const sale = rows.byId(id)
      // What the person saw is not how it stands any more: it is looked at and decided anew.
      if (sale && version !== undefined && sale.version !== version) return problem('not-from-here')
      const raw = { httpStatus: null, elapsed_ms: 0, body: words }
      const observed = { source: 'person', class: 'decision', raw } as const
      const step = { type: 'decided', outcome, evidence: words } as const
      return take(id, step, { cause: 'person', words, observed })
    },
  }
}
