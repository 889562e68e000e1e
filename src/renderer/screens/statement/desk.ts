import type { StatementId, StatementPreview } from '../../../contract/statements.ts'
import type { ProviderId, WalletName } from '../../../domain/provider.ts'
import type { StatementMapping } from '../../../domain/statement/columns.ts'
import type { Outcome } from '../../../domain/statement/match.ts'
import { createStore } from '../../core/store.ts'
import type { Rows } from './table-file.ts'

/** A table that was brought, and what was said of it so far. */
export interface Brought {
  readonly id: StatementId
  readonly provider: ProviderId
  readonly wallet: WalletName | null
  /** Of the file; empty for a paste. */
  readonly name: string
  readonly rows: Rows
  /** As the core last read it. */
  readonly preview: StatementPreview
  /** Null while it stands as the core proposed it. */
  readonly said: StatementMapping | null
  readonly without: readonly number[]
}

export type Stage =
  | { readonly kind: 'source' }
  | { readonly kind: 'columns'; readonly brought: Brought }
  | { readonly kind: 'result'; readonly id: StatementId; readonly outcome: Outcome }

/** Whoever opens a sale from a list comes back to that list. */
export const stage = createStore<Stage>({ kind: 'source' })

/** What is looked at first: a list in which something waits. */
export function firstToLookAt(counts: Readonly<Record<Outcome, number>>): Outcome {
  const waiting = (['different', 'missing-there', 'missing-here'] as const).find(
    (outcome) => counts[outcome] > 0,
  )
  return waiting ?? 'matched'
}

export function openResult(id: StatementId, outcome: Outcome): void {
  stage.set(() => ({ kind: 'result', id, outcome }))
}

export function anotherOne(): void {
  stage.set(() => ({ kind: 'source' }))
}
