import { type Money, money } from '../domain/money.ts'
import { type ProviderId, providerIds, type WalletName, walletsOf } from '../domain/provider.ts'
import type { SandboxClock } from './clock.ts'
import type { Execution, Order } from './execution.ts'
import { readSaved, type SavedBook } from './saved-book.ts'
import type { Plan } from './sentinels.ts'

export type { Execution } from './execution.ts'

export interface WalletLine {
  readonly provider: ProviderId
  readonly wallet: WalletName
  readonly balance_e4: Money
}

export type OpeningBalances = Readonly<
  Record<ProviderId, Readonly<Partial<Record<WalletName, number>>>>
>

interface Entry {
  execution: Execution
  pending: { readonly plan: Plan; readonly due: number | null } | null
}

const keyOf = (provider: ProviderId, word: string) => `${provider}\n${word}`

/**
 * The truth of the sandbox: wallets, and the sales that were really executed. The oracle reads it;
 * the providers answer from it. Outcomes fall due by the clock and are booked when someone looks.
 */
export class Book {
  readonly #clock: SandboxClock
  readonly #keep: number
  readonly #refundAfter_ms: (provider: ProviderId) => number
  /** Told of a sale when its end is booked, which is when somebody looks. */
  onEnded: (sold: Execution) => void = () => undefined
  /** Owed to a wallet for a sale that failed, and paid a while after its end. */
  #refunds: { readonly entry: Entry; readonly due: number }[] = []
  readonly #wallets = new Map<string, WalletLine>()
  readonly #entries: Entry[] = []
  readonly #pending = new Set<Entry>()
  readonly #byId = new Map<string, Entry>()
  readonly #byReference = new Map<string, Entry>()

  constructor(
    clock: SandboxClock,
    keep: number,
    opening: OpeningBalances,
    refundAfter_ms: (provider: ProviderId) => number = () => 0,
  ) {
    this.#clock = clock
    this.#keep = keep
    this.#refundAfter_ms = refundAfter_ms
    for (const provider of providerIds) {
      for (const wallet of walletsOf[provider]) {
        this.#setWallet(provider, wallet, opening[provider][wallet] ?? 0)
      }
    }
  }

  /** Takes up what `save` wrote. @throws on anything else: practice money is not made up anew. */
  restore(saved: string): void {
    const state = readSaved(saved)
    for (const [provider, wallet, balance_e4] of state.wallets) {
      this.#setWallet(provider, wallet, balance_e4)
    }
    for (const { execution, pending } of state.executions) {
      this.#keepEntry({
        execution,
        pending: pending && {
          plan: {
            outcome: pending.outcome,
            after_ms: pending.due_ms === null ? null : pending.due_ms - execution.at_ms,
          },
          due: pending.due_ms === null ? null : this.#dueAt(pending.due_ms, execution.at_ms),
        },
      })
    }
  }

  /** A wall clock that went back meanwhile must not make a sale wait longer than it had to. */
  #dueAt(due_ms: number, at_ms: number): number {
    const left_ms = Math.min(due_ms - at_ms, due_ms - this.#clock.now())
    return this.#clock.monotonic() + Math.max(0, left_ms)
  }

  save(): string {
    this.#settle()
    const owed = this.#owed()
    return JSON.stringify({
      version: 2,
      // A refund under way is paid with the restart.
      wallets: this.wallets().map(({ provider, wallet, balance_e4 }) => {
        const refund_e4 = owed.get(keyOf(provider, wallet)) ?? 0
        return [provider, wallet, money(balance_e4 + refund_e4)]
      }),
      executions: this.#entries.map(({ execution, pending }) => ({
        execution,
        pending: pending && {
          outcome: pending.plan.outcome,
          due_ms: pending.plan.after_ms === null ? null : execution.at_ms + pending.plan.after_ms,
        },
      })),
    } satisfies SavedBook)
  }

  wallets(): readonly WalletLine[] {
    this.#settle()
    return [...this.#wallets.values()]
  }

  balance(provider: ProviderId, wallet: WalletName): Money {
    this.#settle()
    return this.#wallet(provider, wallet).balance_e4
  }

  /** Adds to a wallet; a negative amount takes away, as a second device selling would. */
  topUp(provider: ProviderId, wallet: WalletName, amount_e4: number): void {
    this.#wallet(provider, wallet)
    this.#add(provider, wallet, amount_e4)
  }

  /** An execution as it will stand, not yet charged or known to anyone. */
  draft(order: Order, plan: Plan): Execution {
    const at_ms = this.#clock.now()
    return plan.after_ms === 0
      ? { ...order, at_ms, outcome: plan.outcome, endedAt_ms: at_ms }
      : { ...order, at_ms, outcome: 'pending', endedAt_ms: null }
  }

  /** Executes: the wallet pays, and the sale can be asked about from now on. */
  execute(execution: Execution, plan: Plan): void {
    const pending = execution.outcome === 'pending'
    const due = plan.after_ms === null ? null : this.#clock.monotonic() + plan.after_ms
    this.#keepEntry({ execution, pending: pending ? { plan, due } : null })
    if (execution.outcome !== 'failed') {
      this.#add(execution.provider, execution.wallet, 0 - execution.charged_e4)
    }
    if (!pending) this.onEnded(execution)
  }

  /** Books what has come to its end by now. */
  look(): void {
    this.#settle()
  }

  /** A provider takes a delivered sale back, hours or days later, and refunds the wallet. */
  reverse(provider: ProviderId, providerReference: string): void {
    this.#settle()
    const entry = this.#byId.get(keyOf(provider, providerReference))
    if (entry?.execution.outcome !== 'succeeded') {
      throw new Error('only a sale that succeeded can be reversed')
    }
    this.#end(entry, 'reversed')
  }

  byId(provider: ProviderId, id: string): Execution | null {
    this.#settle()
    return this.#byId.get(keyOf(provider, id))?.execution ?? null
  }

  byReference(provider: ProviderId, reference: string): Execution | null {
    this.#settle()
    return this.#byReference.get(keyOf(provider, reference))?.execution ?? null
  }

  /** Oldest first. */
  executions(): readonly Execution[] {
    this.#settle()
    return this.#entries.map((entry) => entry.execution)
  }

  #settle(): void {
    const now = this.#clock.monotonic()
    for (const entry of this.#pending) {
      const { pending } = entry
      if (pending && pending.due !== null && pending.due <= now) {
        this.#end(entry, pending.plan.outcome)
      }
    }
    const paid = this.#refunds.filter(({ due }) => due <= now)
    if (paid.length === 0) return
    this.#refunds = this.#refunds.filter((refund) => !paid.includes(refund))
    for (const { execution } of paid.map(({ entry }) => entry)) {
      this.#add(execution.provider, execution.wallet, execution.charged_e4)
    }
  }

  #end(entry: Entry, outcome: 'succeeded' | 'failed' | 'reversed'): void {
    const { provider, wallet, charged_e4, at_ms } = entry.execution
    const after_ms = outcome === 'reversed' ? null : (entry.pending?.plan.after_ms ?? null)
    const endedAt_ms = after_ms === null ? this.#clock.now() : at_ms + after_ms
    entry.execution = { ...entry.execution, outcome, endedAt_ms }
    entry.pending = null
    this.#pending.delete(entry)
    this.onEnded(entry.execution)
    if (outcome === 'succeeded') return
    const wait_ms = this.#refundAfter_ms(provider)
    if (wait_ms === 0) this.#add(provider, wallet, charged_e4)
    else this.#refunds.push({ entry, due: this.#clock.monotonic() + wait_ms })
  }

  #owed(): ReadonlyMap<string, number> {
    const owed = new Map<string, number>()
    for (const { entry } of this.#refunds) {
      const key = keyOf(entry.execution.provider, entry.execution.wallet)
      owed.set(key, (owed.get(key) ?? 0) + entry.execution.charged_e4)
    }
    return owed
  }

  #keepEntry(entry: Entry): void {
    const { provider, providerReference, reference } = entry.execution
    const id = keyOf(provider, providerReference)
    this.#entries.push(entry)
    if (entry.pending) this.#pending.add(entry)
    if (!this.#byId.has(id)) this.#byId.set(id, entry)
    if (reference !== null) {
      const own = keyOf(provider, reference)
      if (!this.#byReference.has(own)) this.#byReference.set(own, entry)
    }
    while (this.#entries.length > this.#keep) this.#forgetOldest()
  }

  /** A practice shop sells for months: the oldest sales leave, like a provider's old pages. */
  #forgetOldest(): void {
    const entry = this.#entries.shift()
    if (!entry) return
    this.#pending.delete(entry)
    const { provider, providerReference, reference } = entry.execution
    const id = keyOf(provider, providerReference)
    if (this.#byId.get(id) === entry) this.#byId.delete(id)
    const own = keyOf(provider, reference ?? '')
    if (this.#byReference.get(own) === entry) this.#byReference.delete(own)
  }

  #wallet(provider: ProviderId, wallet: WalletName): WalletLine {
    const line = this.#wallets.get(keyOf(provider, wallet))
    if (!line) throw new Error(`${provider} has no wallet ${wallet}`)
    return line
  }

  #add(provider: ProviderId, wallet: WalletName, amount_e4: number): void {
    const line = this.#wallet(provider, wallet)
    this.#setWallet(provider, wallet, line.balance_e4 + amount_e4)
  }

  #setWallet(provider: ProviderId, wallet: WalletName, balance_e4: number): void {
    const line = { provider, wallet, balance_e4: money(balance_e4) }
    this.#wallets.set(keyOf(provider, wallet), line)
  }
}
