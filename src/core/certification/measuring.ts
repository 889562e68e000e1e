import type {
  AskedQuestion,
  CertificationProblem,
  CertificationRequest,
  CertifiedAnswer,
} from '../../contract/certification.ts'
import type { MoneyBack } from '../../contract/money-back.ts'
import type { SaleIntent } from '../../contract/schemas.ts'
import type { Account, WalletAt } from '../../domain/ledger.ts'
import type { MobileNumber } from '../../domain/mobile-number.ts'
import type { Money } from '../../domain/money.ts'
import { rechargeWallet, type ProviderId } from '../../domain/provider.ts'
import type { Result } from '../../domain/result.ts'
import type { SaleId } from '../../domain/sale.ts'
import type { AccountPlace, Accounts } from '../accounts/accounts.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { WritableDb } from '../db/database.ts'
import type { Balances } from '../ledger/balances.ts'
import type { Post } from '../ledger/post.ts'
import type { Log } from '../log.ts'
import type { Provider, RawAnswer } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import type { Lanes } from '../sales/lanes.ts'
import { createSaleRows, type SaleRow, type SaleRows } from '../sales/rows.ts'
import type { SubmitProblem } from '../sales/submit.ts'
import type { Wallets } from '../wallets/wallets.ts'
import type { Facts, Measured } from './facts.ts'

/** What the wizard is given. It sells as a cashier does, and by no other road. */
export interface MeasuringParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly run: Run
  readonly shopDay: ShopDay
  readonly log: Log
  readonly changes: Changes
  readonly closing: AbortSignal
  readonly accounts: Accounts
  readonly wallets: Wallets
  readonly balances: Balances
  readonly post: Post
  readonly lanes: Lanes
  readonly facts: Facts
  readonly sales: {
    submit(intent: SaleIntent): Result<SaleRow, SubmitProblem>
    cancel(back: MoneyBack): unknown
  }
  readonly newReference: () => string
  /** What a sale of the wizard is for. */
  readonly amount_e4: Money
}

/** Carries the reason out of a step that cannot go on; it never leaves this folder. */
export class StepEnds extends Error {
  readonly problem: CertificationProblem

  constructor(problem: CertificationProblem) {
    super(problem)
    this.problem = problem
  }
}

/** A step under way: its questions, kept as evidence, and its patience. */
export interface Measuring {
  readonly parts: MeasuringParts
  readonly request: CertificationRequest
  /** The owner's own; null for a step that sells nothing. */
  readonly number: MobileNumber | null
  readonly client: Provider
  readonly account: AccountPlace
  readonly at: WalletAt
  readonly amount_e4: Money
  /** Looked into at every change while the step waits. */
  readonly rows: SaleRows
  /** Puts a question and keeps the answer. */
  ask<Answer extends { raw: RawAnswer }>(
    asked: AskedQuestion,
    question: Promise<Answer>,
  ): Promise<Answer>
  keepAnswer(answer: CertifiedAnswer): void
  evidence(): readonly CertifiedAnswer[]
  /** What the provider says is in the wallet; null where it did not. */
  wallet(): Promise<Money | null>
  /** @throws StepEnds when the counter closes */
  wait(delay_ms: number): Promise<void>
  /** What `look` finds, looked for at every change; null where it found nothing in that time. */
  until<Found>(look: () => Found | null, patience_ms: number): Promise<Found | null>
  /** @throws StepEnds where anything of this wallet is on its way or in doubt */
  needQuiet(): void
  /** A look back from here: whether anything but these sales moved the wallet since. */
  markNow(): (own: readonly number[]) => boolean
  /** Keeps a fact; `also` is written in the same transaction. */
  keep(measured: Omit<Measured, 'evidence'>, also?: () => void): void
  /** The sale that is being made, for the screen. */
  selling(id: SaleId): void
}

export function createMeasuring(
  parts: MeasuringParts,
  request: CertificationRequest,
  number: MobileNumber | null,
  selling: (id: SaleId) => void,
): Measuring {
  const { provider } = request
  const client = parts.accounts.live(provider)
  const account = parts.accounts.at(provider)
  if (!client || !account) throw new StepEnds('not-set-up')
  const at: WalletAt = { provider, wallet: rechargeWallet[provider] }
  const answers: CertifiedAnswer[] = []
  const hide = hiding(number)
  const keepAnswer = (answer: CertifiedAnswer): void => {
    answers.push({ ...answer, body: hide(answer.body) })
  }
  const ask: Measuring['ask'] = async (asked, question) => {
    const at_ms = parts.run.moment().at_ms
    const answer = await question
    const { httpStatus, elapsed_ms, body } = answer.raw
    keepAnswer({ asked, at_ms, httpStatus, elapsed_ms: Math.round(elapsed_ms), body })
    if (parts.closing.aborted) throw new StepEnds('stopped')
    return answer
  }
  return {
    parts,
    request,
    number,
    client,
    account,
    at,
    amount_e4: parts.amount_e4,
    rows: createSaleRows(parts.db),
    ask,
    keepAnswer,
    evidence: () => answers,
    async wallet() {
      const answer = await ask('balance', readWallet(parts, provider))
      if (answer.kind !== 'balances') return null
      return answer.wallets.find(({ wallet }) => wallet === at.wallet)?.balance_e4 ?? null
    },
    ...patienceOf(parts),
    ...quietOf(parts, at),
    keep(measured, also) {
      const { at_ms } = parts.run.moment()
      parts.db.write(() => {
        also?.()
        parts.facts.add(account, { ...measured, evidence: answers }, at_ms)
        parts.db.afterCommit(() => parts.changes.tell('provider', provider))
      })
    },
    selling,
  }
}

/** Through the wallets, so that the figure stands in the books as any other does. */
async function readWallet({ wallets }: MeasuringParts, provider: ProviderId) {
  const answer = await wallets.read(provider)
  if (!answer) throw new StepEnds('not-set-up')
  return answer
}

/** The owner's number is evidence of nothing: `017••••5678`. */
function hiding(number: MobileNumber | null): (text: string) => string {
  if (number === null) return (text) => text
  const digits = number.slice(1)
  const hidden = `${digits.slice(0, 2)}••••${digits.slice(-4)}`
  return (text) => text.replaceAll(digits, hidden)
}

function patienceOf({
  clock,
  changes,
  closing,
}: MeasuringParts): Pick<Measuring, 'wait' | 'until'> {
  /** Resolves when woken, after the time, or when the counter closes. */
  const sleep = (delay_ms: number, onWake: (wake: () => void) => () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        callOff()
        unlisten()
        closing.removeEventListener('abort', end)
        if (closing.aborted) reject(new StepEnds('stopped'))
        else resolve()
      }
      const unlisten = onWake(end)
      const callOff = clock.after(delay_ms, end)
      closing.addEventListener('abort', end)
      if (closing.aborted) end()
    })
  return {
    wait: (delay_ms) => sleep(delay_ms, () => () => undefined),
    async until(look, patience_ms) {
      const giveUpAt = clock.monotonic() + patience_ms
      for (;;) {
        const found = look()
        if (found !== null) return found
        const left_ms = giveUpAt - clock.monotonic()
        if (left_ms <= 0) return null
        await sleep(left_ms, (wake) => changes.listen(wake))
      }
    },
  }
}

function quietOf(
  { db, balances }: MeasuringParts,
  { provider, wallet }: WalletAt,
): Pick<Measuring, 'needQuiet' | 'markNow'> {
  const names: [Account, Account] = [
    `wallet:${provider}:${wallet}`,
    `reserved:${provider}:${wallet}`,
  ]
  const open = db.read<[string, string], { one: number }>(
    `SELECT 1 AS one FROM sale INDEXED BY sale_state
     WHERE state IN ('created', 'on-wire', 'accepted', 'in-doubt', 'needs-review')
       AND provider = ? AND wallet = ? AND (state <> 'created' OR reason_code IS NULL) LIMIT 1`,
  )
  const moved = db.read<[number, string, string], { sale_seq: number | null }>(
    `SELECT DISTINCT sale_seq FROM ledger_transaction
     JOIN entry ON transaction_id = ledger_transaction.id
     JOIN account ON account.id = account_id
     WHERE ledger_transaction.id > ? AND account.name IN (?, ?)`,
  )
  return {
    needQuiet() {
      if (open.get(provider, wallet)) throw new StepEnds('busy')
    },
    markNow() {
      const since = Math.max(...names.map((name) => balances.lastTransaction(name)))
      return (own) =>
        moved
          .all(since, ...names)
          .some(({ sale_seq }) => sale_seq === null || !own.includes(sale_seq))
    },
  }
}
