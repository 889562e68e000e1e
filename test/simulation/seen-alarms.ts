import type { ProviderId, WalletName } from '../../src/domain/provider.ts'

/** An alarm the owner has seen away. */
interface SeenAlarm {
  /** Grows with each that is raised. */
  readonly alert: number
  readonly provider: ProviderId
  /** Null for an answer. */
  readonly wallet: WalletName | null
  /** How the provider's figure moved away from ours; null for an answer. */
  readonly change_e4: number | null
  /** True time. */
  readonly at_ms: number
}

/** Whatever the owner was told by an alarm that may be about a provider's wallet. */
export class SeenAlarms {
  readonly #seen: SeenAlarm[] = []

  add(alarm: SeenAlarm): void {
    this.#seen.push(alarm)
  }

  since(provider: ProviderId, wallet: WalletName, since_ms: number): readonly SeenAlarm[] {
    return this.#seen
      .filter((seen) => seen.provider === provider && seen.at_ms > since_ms)
      .filter((seen) => seen.wallet === null || seen.wallet === wallet)
      .toSorted((one, other) => one.alert - other.alert)
  }
}
