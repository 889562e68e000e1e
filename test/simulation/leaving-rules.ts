import type { FarEnd } from './far-end.ts'
import type { Wrong } from './rules.ts'
import type { View } from './view.ts'

/** A lookup of the wallet and a connection are done by then, or given up. */
const OPENING_ms = 25_000
/** A figure of autoflexi’s wallet is this young when a sale leaves, and a moment for the commit. */
const FIGURE_ms = 5_500
/** As many as a provider may have in doubt before its lane closes (docs/money.md §4). */
const DOUBTS_MAX = { autoflexi: 1, alsamiflexi: 2, flexiloadbd: 3 } as const

/** What the policy of lanes says of a sale that leaves beside those that are open. */
export function doubtsWrong(
  { provider }: View['row'],
  open: ReadonlySet<View>,
  now_ms: number,
): Wrong | null {
  let doubts = 0
  for (const { row, since_ms } of open) {
    const isDoubt = row.state === 'in-doubt' || row.state === 'needs-review'
    if (!isDoubt || row.provider !== provider || row.provider_reference !== null) continue
    // One that came to doubt while this one was opening its connection is not counted.
    if (now_ms - since_ms > OPENING_ms) doubts += 1
  }
  return doubts >= DOUBTS_MAX[provider] ? [0, 'leaves beside enough that is in doubt'] : null
}

const UNDONE: readonly string[] = ['failed', 'reversed', 'cancelled']

/** 4: in place of the same first one as others were, only while none of those stands. */
export function replacedWrong(view: View, all: ReadonlyMap<string, View>): Wrong | null {
  if (view.row.retry_of === null) return null
  const first = firstOf(view, all)
  for (const other of all.values()) {
    const { row, name } = other
    const isBefore = row.seq < view.row.seq && firstOf(other, all) === first
    if (isBefore && !UNDONE.includes(row.state)) {
      return [4, `leaves in place of ${name}, which is ${row.state}`]
    }
  }
  return null
}

/** The sale that all of its family were made in place of. */
function firstOf(view: View, all: ReadonlyMap<string, View>): View {
  const before = view.row.retry_of === null ? undefined : all.get(view.row.retry_of)
  return before ? firstOf(before, all) : view
}

/** @param figure_ms when the wallet was last read; null before it was */
export function figureWrong(
  { provider }: View['row'],
  figure_ms: number | null,
  now_ms: number,
): Wrong | null {
  const isYoung = figure_ms !== null && now_ms - figure_ms <= FIGURE_ms
  return isYoung || provider !== 'autoflexi'
    ? null
    : [0, 'leaves without a figure of the wallet before it']
}

/** 5: the list that the counter has kept says whose number it sends. */
export function otherOperatorWrong({ row, sent, wired }: View, farEnd: FarEnd): Wrong | null {
  const { listKept_ms } = farEnd
  const execution = sent && farEnd.executionOf(sent)
  if (!execution || listKept_ms === null || execution.operator === row.operator) return null
  // One that was opening its connection was made ready by the list before.
  return wired && wired.at_ms - listKept_ms > OPENING_ms
    ? [5, `went to ${execution.operator} and the list says otherwise`]
    : null
}
