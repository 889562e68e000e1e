import { DuesStatement } from '../../contract/dues.ts'
import { money, TAKA_E4, ZERO } from '../../domain/money.ts'

/** 29/05/2026 10:20 in Dhaka. */
const FIRST_ms = Date.UTC(2026, 4, 29, 4, 20)
const MONTH_ms = 30 * 86_400_000

/** So many taka more owed, or less where it was paid. */
export type Moved = readonly [cause: string, taka: number]

const usual: readonly Moved[] = [
  ['sale', 450],
  ['sale', 1_020.5],
  ['paid', -300],
  ['given-back', -20.5],
  ['forgiven', -150],
  ['sale', 100],
]

interface Changes {
  readonly moved?: readonly Moved[]
  /** What was owed before, on so many lines. */
  readonly before?: readonly [taka: number, lines: number]
  readonly name?: string
  readonly phone?: string
}

/** The account of one who buys on credit, as it came about line by line. */
export function statementWith(changes: Changes = {}): DuesStatement {
  const { moved = usual, before = [0, 0], name = 'রহিম চাচা', phone = '01712345678' } = changes
  let owes = before[0] * TAKA_E4
  const lines = moved.map(([cause, taka], place) => {
    const amount_e4 = Math.round(taka * TAKA_E4)
    owes += amount_e4
    return {
      seq: before[1] + place + 1,
      at_ms: FIRST_ms + place * MONTH_ms,
      cause,
      amount_e4,
      owes_e4: owes,
      words: '',
      signedBy: cause === 'forgiven' ? 'Selina' : null,
      sale: cause === 'sale' || cause === 'given-back' ? saleOf(place) : null,
    }
  })
  return DuesStatement.parse({
    customer: {
      id: '019ac0de-0000-7000-8000-0000000000c1',
      name,
      phone,
      limit_e4: null,
      isHidden: false,
      owes_e4: money(owes),
      ages: { upTo7Days_e4: ZERO, upTo30Days_e4: ZERO, upTo90Days_e4: ZERO, older_e4: ZERO },
      oldestAt_ms: null,
      lastPaidAt_ms: null,
    },
    before_e4: before[0] * TAKA_E4,
    earlier: before[1],
    lines,
  })
}

function saleOf(place: number) {
  return {
    id: '019ac0de-0000-7000-8000-0000000000d1',
    kind: 'recharge',
    operator: 'RB',
    number: `0181234${String(5_600 + (place % 1_000)).padStart(4, '0')}`,
    amount_e4: ZERO,
  }
}
