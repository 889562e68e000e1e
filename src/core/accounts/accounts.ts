import type { ProviderSave } from '../../contract/provider-save.ts'
import type { ProviderSummary, ProviderTest } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { PLANS } from '../../domain/rate-limits.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { accountMark } from '../account-mark.ts'
import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Directory } from '../catalogue/directory.ts'
import type { WritableDb } from '../db/database.ts'
import type { KeyVault } from '../key-vault.ts'
import type { Limits } from '../limits/limits.ts'
import type { Log } from '../log.ts'
import type {
  BalanceAnswer,
  OperatorDirectory,
  Provider,
  ProviderAccount,
} from '../providers/provider.ts'
import { type AccountRow, type AccountRows, createAccountRows } from './account-rows.ts'
import { isPlainHttp, type ProviderCaps, withCap } from './caps.ts'
import type { TrafficHealth } from './health.ts'
import { readOperatorList, withOperatorList } from './operator-list.ts'
import { openKey, sealAnew, unlessClosed } from './sealed-keys.ts'
import { watched } from './watched.ts'

/** Where in the provider's settings a problem lies; the contract's `codes` name them all. */
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
  /** Reads the provider's own operator list anew; nothing where it publishes none. */
  readOperators(provider: ProviderId): Promise<void>
  /**
   * Asks for the balance by another address or with another key, once: nothing is saved, and it
   * counts for no standing of the provider.
   * @throws where the provider is not set up
   */
  askAs(provider: ProviderId, other: { baseUrl?: string; key?: string }): Promise<BalanceAnswer>
  /** Which account of the provider is set up; null where none is. */
  at(provider: ProviderId): AccountPlace | null
  /** The client of a provider that is set up. */
  live(provider: ProviderId): Provider | null
  /** Of the account that client speaks for; another once its key or address was changed. */
  readonly mark: (provider: ProviderId) => number | null
  /** The provider turned our key away and has not taken it since. */
  keyRefused(provider: ProviderId): boolean
  /** Providers that are set up, the one to be asked first standing first. */
  preferred(): readonly ProviderId[]
  /** The place of a provider in the owner's order, from 1; null where it is not set up. */
  preference(provider: ProviderId): number | null
  /** Keeps how much may go there without https. @returns null where it is not set up */
  cap(provider: ProviderId, plainHttpMost_e4: Money | null): ProviderSummary | null
}

/** An account as it can be told from another, and where it is. */
export interface AccountPlace {
  readonly provider: ProviderId
  readonly baseUrl: string
  /** Another one where the address or the key is another. */
  readonly mark: string
}

export interface AccountsParts {
  readonly db: WritableDb
  readonly clock: Clock
  readonly vault: KeyVault
  readonly log: Log
  readonly changes: Changes
  readonly health: TrafficHealth
  readonly caps: ProviderCaps
  /** Why a provider gets no more sales for now. */
  readonly shut: (provider: ProviderId) => ProviderSummary['shut']
  readonly limits: Pick<Limits, 'account'>
  readonly directory: Directory
  readonly rules: AccountRules
  readonly makeProvider: (
    account: ProviderAccount,
    directory: OperatorDirectory,
    closing: AbortSignal,
  ) => Provider
  /** Says that the counter closes. */
  readonly closing: AbortSignal
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { log, changes } = parts
  const rows = createAccountRows(parts.db)
  const live = new Map<ProviderId, Provider>()
  const marks = new Map<ProviderId, number>()
  const { changed, ...order } = createOrder(rows, live)
  const places = new Map<ProviderId, AccountPlace>()
  const markOf = (provider: ProviderId) => marks.get(provider) ?? null
  const bringUp = (row: AccountRow, key: string): void => {
    live.set(row.provider, clientFor(row, key, parts, markOf))
    places.set(row.provider, placeOf(row, key))
    marks.set(row.provider, row.mark)
    changed()
  }
  return {
    async load() {
      for (const row of rows.all()) {
        const key = await keyOf(row, rows, parts)
        // Unreadable: the provider stands as "not set up" until the owner types the key again.
        if (key.ok) bringUp(row, key.value)
        else log.error('key-unreadable', { provider: row.provider, why: key.problem })
      }
    },
    list: () => summaries(rows, live, parts),
    save: oneByOne(async (wanted) => {
      const checked = await rowFor(wanted, rows.find(wanted.provider), parts)
      if (!checked.ok) return checked
      const { row, key } = checked.value
      // Together or not at all: a power cut between them would leave the old account's operator
      // numbers to the new one.
      parts.db.write(() => {
        rows.keepWithin(row)
        parts.directory.forgetWithin(wanted.provider)
      })
      parts.health.noteKey(wanted.provider, 'seen-to')
      bringUp(row, key)
      changes.tell('provider', wanted.provider)
      return success(summary(wanted.provider, row, live, parts))
    }),
    async test(provider) {
      const client = live.get(provider)
      if (!client) return { ok: false, latency_ms: 0, why: 'not-set-up', words: '', wallets: [] }
      const tested = testOf(await client.askBalance())
      if (tested.ok) parts.health.noteKey(provider, 'seen-to')
      changes.tell('provider', provider)
      return tested
    },
    async readOperators(provider) {
      const client = live.get(provider)
      if (client) await readOperatorList(client, { ...parts, mark: () => markOf(provider) })
    },
    askAs: (provider, other) => askAs(rows.find(provider), other, parts),
    at: (provider) => places.get(provider) ?? null,
    live: (provider) => live.get(provider) ?? null,
    mark: markOf,
    keyRefused: (provider) => parts.health.keyRefused(provider),
    ...order,
    cap: createCap(rows, live, parts),
  }
}

/**
 * Each begins when the one before has ended: two windows that save at once would otherwise read
 * the same mark, and give it to two accounts.
 */
function oneByOne<Wanted, Value>(
  work: (wanted: Wanted) => Promise<Value>,
): (wanted: Wanted) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (wanted) => {
    const mine = last.then(() => work(wanted))
    last = mine.catch(() => null)
    return mine
  }
}

type Live = ReadonlyMap<ProviderId, Provider>

/** Which providers are set up, the one to be asked first standing first, each with its place. */
function createOrder(rows: AccountRows, live: Live) {
  // Every errand of settlement asks for it; null when it is to be read anew.
  let places: ReadonlyMap<ProviderId, number> | null = null
  const read = () => {
    const set = rows.all().filter(({ provider }) => live.has(provider))
    return new Map(set.map(({ provider, preference }) => [provider, preference]))
  }
  const known = () => (places ??= read())
  return {
    preferred: () => [...known().keys()],
    preference: (provider: ProviderId) => known().get(provider) ?? null,
    changed: () => {
      places = null
    },
  }
}

function createCap(rows: AccountRows, live: Live, parts: AccountsParts): Accounts['cap'] {
  return (provider, plainHttpMost_e4) => {
    const row = live.has(provider) ? rows.find(provider) : undefined
    if (!row) return null
    parts.caps.keep(provider, plainHttpMost_e4)
    parts.changes.tell('provider', provider)
    return summary(provider, row, live, parts)
  }
}

/** The key of an account, its seal made anew where the system's is a newer one by now. */
async function keyOf(
  row: AccountRow,
  rows: AccountRows,
  { vault, log }: AccountsParts,
): Promise<Result<string, string>> {
  const { provider } = row
  let isOlder = false
  const older = (): void => {
    isOlder = true
  }
  const opened = await unlessClosed(() => openKey(row, vault, older))
  const key = opened.ok ? opened.value : opened
  if (key.ok && isOlder) {
    const sealed = await sealAnew(row, key.value, vault, rows)
    if (sealed.ok) log.info('key-sealed-anew', { provider })
    else log.warn('key-not-sealed-anew', { provider, why: sealed.problem })
  }
  return key
}

function clientFor(
  row: AccountRow,
  key: string,
  parts: AccountsParts,
  markOf: (provider: ProviderId) => number | null,
): Provider {
  const account: ProviderAccount = {
    provider: row.provider,
    baseUrl: row.base_url,
    key,
    acceptPlainHttp: row.accept_plain_http === 1,
  }
  parts.limits.account(row.provider, { mark: row.mark, perMinute: row.per_minute })
  const made = parts.makeProvider(account, parts.directory, parts.closing)
  const standingChanged = () => parts.changes.tell('provider', row.provider)
  const client = watched(made, parts.health, standingChanged)
  const mark = () => markOf(row.provider)
  return withCap(withOperatorList(client, row.mark, { ...parts, mark }), row.base_url, parts.caps)
}

function placeOf({ provider, base_url: baseUrl }: AccountRow, key: string): AccountPlace {
  return { provider, baseUrl, mark: accountMark({ provider, baseUrl, key }) }
}

async function askAs(
  row: AccountRow | undefined,
  other: { baseUrl?: string; key?: string },
  parts: AccountsParts,
): Promise<BalanceAnswer> {
  const kept = row && (await unlessClosed(() => openKey(row, parts.vault)))
  const key = kept?.ok && kept.value.ok ? kept.value.value : null
  if (!row || key === null) throw new Error('a provider was asked that is not set up')
  const account: ProviderAccount = {
    provider: row.provider,
    baseUrl: other.baseUrl ?? row.base_url,
    key: other.key ?? key,
    acceptPlainHttp: row.accept_plain_http === 1,
  }
  return await parts.makeProvider(account, parts.directory, parts.closing).askBalance()
}

/** Checks what the owner typed and seals the key; nothing is kept yet. */
async function rowFor(
  wanted: ProviderSave,
  before: AccountRow | undefined,
  parts: AccountsParts,
): Promise<Result<{ row: AccountRow; key: string }, SettingProblem>> {
  const { provider, preference, acceptPlainHttp = false } = wanted
  const baseUrl = parts.rules.baseUrl(wanted.baseUrl, { acceptPlainHttp })
  if (!baseUrl.ok) return problem({ field: 'baseUrl', code: baseUrl.problem })
  // A kept key goes only where it was typed for: another host is given none by a changed address.
  const same = before && isSameHost(before.base_url, baseUrl.value)
  const key = await keyToKeep(wanted, same ? before : undefined, parts)
  if (!key.ok) return problem({ field: 'key', code: key.problem })
  const sealed = await unlessClosed(() => parts.vault.seal(key.value))
  if (!sealed.ok) return problem({ field: 'key', code: sealed.problem })
  const row: AccountRow = {
    provider,
    preference,
    base_url: baseUrl.value,
    sealed_key: sealed.value,
    accept_plain_http: acceptPlainHttp ? 1 : 0,
    saved_at_ms: Math.round(parts.clock.now()),
    mark: await markFor(baseUrl.value, key.value, before, parts),
    per_minute: wanted.perMinute ?? before?.per_minute ?? null,
  }
  return success({ row, key: key.value })
}

/** The same host at the same port, or the same host over https where it was over http. */
function isSameHost(before: string, now: string): boolean {
  const [kept, wanted] = [new URL(before), new URL(now)]
  if (kept.origin === wanted.origin) return true
  const isSealed = kept.protocol === 'http:' && wanted.protocol === 'https:'
  return isSealed && kept.hostname === wanted.hostname && kept.port === wanted.port
}

/** The same as before only where key and address are: an old key that cannot be read is another. */
async function markFor(
  baseUrl: string,
  key: string,
  before: AccountRow | undefined,
  { vault }: AccountsParts,
): Promise<number> {
  if (!before) return 1
  const kept = await unlessClosed(() => openKey(before, vault))
  const isSame = kept.ok && kept.value.ok && kept.value.value === key
  return isSame && before.base_url === baseUrl ? before.mark : before.mark + 1
}

async function keyToKeep(
  wanted: ProviderSave,
  before: AccountRow | undefined,
  { vault, rules }: AccountsParts,
): Promise<Result<string, string>> {
  if (wanted.key !== undefined && wanted.key !== '') return rules.key(wanted.key)
  if (!before) return problem('no-key')
  const kept = await unlessClosed(() => openKey(before, vault))
  if (!kept.ok) return kept
  return kept.value.ok ? kept.value : problem('no-key')
}

function testOf(answer: BalanceAnswer): ProviderTest {
  const latency_ms = Math.round(answer.raw.elapsed_ms)
  return answer.kind === 'balances'
    ? { ok: true, latency_ms, why: null, words: '', wallets: [...answer.wallets] }
    : { ok: false, latency_ms, why: answer.why, words: answer.words, wallets: [] }
}

type Standing = Pick<AccountsParts, 'health' | 'shut' | 'caps' | 'directory'>

function summaries(rows: AccountRows, live: Live, standing: Standing): ProviderSummary[] {
  const known = new Map(rows.all().map((row) => [row.provider, row]))
  const rest = providerIds.filter((provider) => !known.has(provider))
  const inOrder = [...known.keys(), ...rest]
  return inOrder.map((one) => summary(one, known.get(one), live, standing))
}

function summary(
  provider: ProviderId,
  row: AccountRow | undefined,
  live: Live,
  { health, shut, caps, directory }: Standing,
): ProviderSummary {
  const { plainHttpMost_e4, isSeen } = caps.of(provider)
  return {
    provider,
    baseUrl: row?.base_url ?? '',
    hasKey: live.has(provider),
    keyRefused: health.keyRefused(provider),
    shut: shut(provider),
    preference: row?.preference ?? 50 + providerIds.indexOf(provider),
    acceptPlainHttp: row?.accept_plain_http === 1,
    plainHttp: isPlainHttp(row?.base_url ?? ''),
    plainHttpMost_e4,
    perMinute: provider === 'alsamiflexi' ? (row?.per_minute ?? PLANS.starter) : null,
    limitsSeen: isSeen,
    operatorsDoubted: [...directory.doubted(provider)],
    health: health.of(provider),
  }
}
