import type { ProviderSave, ProviderSummary, ProviderTest } from '../../contract/schemas.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Directory } from '../catalogue/directory.ts'
import type { WritableDb } from '../db/database.ts'
import type { KeyVault } from '../key-vault.ts'
import type { Log } from '../log.ts'
import type { OperatorDirectory, Provider, ProviderAccount } from '../providers/provider.ts'
import { type AccountRow, createAccountRows } from './account-rows.ts'
import type { TrafficHealth } from './health.ts'
import { watched } from './watched.ts'

/** Where in the provider's settings a problem lies; `code` is one of providerSettingCodes. */
export interface SettingProblem {
  readonly field: 'baseUrl' | 'key'
  readonly code: string
}

/** The rules of addresses and keys, from the providers' folder. */
export interface AccountRules {
  baseUrl(text: string, flags: { acceptPlainHttp: boolean }): Result<string, string>
  key(text: string): Result<string, string>
}

/** The provider accounts the owner has set up, and the clients that speak for them. */
export interface Accounts {
  /** Opens the sealed keys and makes the clients. */
  load(): Promise<void>
  list(): ProviderSummary[]
  save(wanted: ProviderSave): Promise<Result<ProviderSummary, SettingProblem>>
  test(provider: ProviderId): Promise<ProviderTest>
  /** The client of a provider that is set up. */
  live(provider: ProviderId): Provider | null
  /** Providers that are set up, the one to be asked first standing first. */
  preferred(): readonly ProviderId[]
}

export interface AccountsParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly vault: KeyVault
  readonly log: Log
  readonly changes: Changes
  readonly health: TrafficHealth
  readonly directory: Directory
  readonly rules: AccountRules
  readonly makeProvider: (account: ProviderAccount, directory: OperatorDirectory) => Provider
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { vault, log, changes, clock, rules } = parts
  const rows = createAccountRows(parts.db)
  const live = new Map<ProviderId, Provider>()

  const bringUp = (row: AccountRow, key: string): void => {
    const account: ProviderAccount = {
      provider: row.provider,
      baseUrl: row.base_url,
      key,
      acceptPlainHttp: row.accept_plain_http === 1,
    }
    const client = parts.makeProvider(account, parts.directory)
    live.set(row.provider, withOperatorList(watched(client, parts.health), parts))
  }

  const accounts: Accounts = {
    async load() {
      for (const row of rows.all()) {
        try {
          bringUp(row, await vault.open(row.sealed_key))
        } catch (cause) {
          // The owner types the key again; the provider stands as "not set up" until then.
          log.error('key-unreadable', { provider: row.provider, why: String(cause) })
        }
      }
    },
    list() {
      const known = new Map(rows.all().map((row) => [row.provider, row]))
      return providerIds
        .map((provider) => summary(provider, known.get(provider), live, parts.health))
        .toSorted((a, b) => a.preference - b.preference)
    },
    async save(wanted) {
      const checked = rules.baseUrl(wanted.baseUrl, {
        acceptPlainHttp: wanted.acceptPlainHttp ?? false,
      })
      if (!checked.ok) return problem({ field: 'baseUrl', code: checked.problem })
      const key = await keyToKeep(wanted, rows.find(wanted.provider), parts)
      if (!key.ok) return problem({ field: 'key', code: key.problem })
      const row: AccountRow = {
        provider: wanted.provider,
        base_url: checked.value,
        sealed_key: await vault.seal(key.value),
        preference: wanted.preference,
        accept_plain_http: wanted.acceptPlainHttp ? 1 : 0,
        saved_at_ms: Math.round(clock.now()),
      }
      rows.keep(row)
      bringUp(row, key.value)
      changes.tell('provider', wanted.provider)
      return success(summary(wanted.provider, row, live, parts.health))
    },
    async test(provider) {
      const client = live.get(provider)
      if (!client) return { ok: false, latency_ms: 0, why: 'not-set-up', words: '', wallets: [] }
      const answer = await client.askBalance()
      changes.tell('provider', provider)
      const latency_ms = Math.round(answer.raw.elapsed_ms)
      return answer.kind === 'balances'
        ? { ok: true, latency_ms, why: null, words: '', wallets: [...answer.wallets] }
        : { ok: false, latency_ms, why: answer.why, words: answer.words, wallets: [] }
    },
    live: (provider) => live.get(provider) ?? null,
    preferred: () =>
      rows
        .all()
        .toSorted((a, b) => a.preference - b.preference)
        .map(({ provider }) => provider)
        .filter((provider) => live.has(provider)),
  }
  return accounts
}

async function keyToKeep(
  wanted: ProviderSave,
  before: AccountRow | undefined,
  { vault, rules }: AccountsParts,
): Promise<Result<string, string>> {
  if (wanted.key !== undefined && wanted.key !== '') return rules.key(wanted.key)
  return before ? success(await vault.open(before.sealed_key)) : problem('no-key')
}

function summary(
  provider: ProviderId,
  row: AccountRow | undefined,
  live: ReadonlyMap<ProviderId, Provider>,
  health: TrafficHealth,
): ProviderSummary {
  return {
    provider,
    baseUrl: row?.base_url ?? '',
    hasKey: live.has(provider),
    preference: row?.preference ?? 50 + providerIds.indexOf(provider),
    acceptPlainHttp: row?.accept_plain_http === 1,
    plainHttp: row?.base_url.startsWith('http:') ?? false,
    health: health.of(provider),
  }
}

/**
 * alsamiflexi wants its own number for an operator, which only its list tells: before the first
 * sale the list is read. Where that fails nothing is sent, and the cashier is told why.
 */
function withOperatorList(provider: Provider, { directory, clock }: AccountsParts): Provider {
  const { askOperators } = provider
  if (!askOperators) return provider
  return {
    ...provider,
    async open(order) {
      if (!directory.hasList(provider.id)) {
        const answer = await askOperators()
        if (answer.kind === 'operators') {
          directory.keep(provider.id, answer.operators, Math.round(clock.now()))
        }
        // The list may have brought a limit that the order was not measured against yet.
        const cannot = provider.cannotSell(order)
        if (cannot) return { kind: 'not-sent', why: 'operator-list', words: cannot.why }
      }
      return provider.open(order)
    },
  }
}
