import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProviderSave } from '../../contract/provider-save.ts'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { refusingDisk } from '../db/testing/refusing-disk.ts'
import { type KeyVault, VaultClosed } from '../key-vault.ts'
import type { OperatorsAnswer, ProviderAccount } from '../providers/provider.ts'
import { delivered } from '../testing/answers.ts'
import { mirrorVault, openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'

const KEY = 'a-key-of-the-shop-0123456789'
const typed: ProviderSave = {
  provider: 'flexiloadbd',
  baseUrl: 'https://flexiloadbd.example/api/',
  key: KEY,
  preference: 1,
}

/** A shop that notes which accounts its clients were made from. */
async function openNoting(from: Parameters<typeof openShop>[0] = {}) {
  const made: ProviderAccount[] = []
  const providers = from.providers ?? scriptedProviders()
  const shop = await openShop({
    setUp: false,
    ...from,
    providers,
    makeProvider: (account) => {
      made.push(account)
      return providers[account.provider]
    },
  })
  return { shop, made }
}

const one = async (shop: TestShop) =>
  (await shop.client.providers.list()).find(({ provider }) => provider === 'flexiloadbd')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'accounts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a key', () => {
  it('is sealed before it is kept: its bytes are nowhere in the shop’s folder', async () => {
    const { shop } = await openNoting({ db: openDatabase(path.join(folder, 'counter.db')) })
    await shop.client.providers.save(typed)
    const files = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
    const isThere = (bytes: string) => files().some((file) => file.includes(bytes))
    expect(isThere('https://flexiloadbd.example/api')).toBe(true)
    expect(isThere(KEY)).toBe(false)
    await shop.core.close()
    expect(isThere(KEY)).toBe(false)
  })

  it('never comes back to a screen', async () => {
    const { shop } = await openNoting()
    const saved = await shop.client.providers.save(typed)
    const told = [saved, await shop.client.providers.list(), shop.logged]
    expect(JSON.stringify(told)).not.toContain(KEY)
    expect(saved).toMatchObject({ hasKey: true, baseUrl: 'https://flexiloadbd.example/api' })
  })

  it('is kept where none is typed, and its client made anew', async () => {
    const { shop, made } = await openNoting()
    await shop.client.providers.save(typed)
    const { key: _, ...again } = {
      ...typed,
      preference: 3,
      baseUrl: 'https://flexiloadbd.example/v2',
    }
    await shop.client.providers.save(again)
    await shop.client.providers.save({ ...again, key: '' })
    expect(made.map(({ key, baseUrl }) => [key, baseUrl])).toEqual([
      [KEY, 'https://flexiloadbd.example/api'],
      [KEY, 'https://flexiloadbd.example/v2'],
      [KEY, 'https://flexiloadbd.example/v2'],
    ])
    expect(await one(shop)).toMatchObject({ preference: 3 })
  })

  it.each([
    'https://evil.example',
    'http://flexiloadbd.example',
    'https://flexiloadbd.example:8443',
  ])('goes to no other host than it was typed for: %s', async (baseUrl) => {
    const { shop, made } = await openNoting()
    await shop.client.providers.save(typed)
    const { key: _, ...moved } = { ...typed, baseUrl, acceptPlainHttp: true }
    await expect(shop.client.providers.save(moved)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'key', code: 'no-key' },
    })
    expect(made).toHaveLength(1)
  })

  it('has a mark of its own, also where two windows save another at once', async () => {
    const { shop } = await openNoting()
    await shop.client.providers.save(typed)
    const marks = shop.db.read<[], { mark: number }>('SELECT mark FROM provider_account')
    const before = marks.get()?.mark ?? 0
    const others = ['KEY-OF-ANOTHER-ACCOUNT-1', 'KEY-OF-ANOTHER-ACCOUNT-2']
    await Promise.all(others.map((key) => shop.client.providers.save({ ...typed, key })))
    expect(marks.get()?.mark).toBe(before + 2)
  })

  it('opens again after a start', async () => {
    const { shop } = await openNoting()
    await shop.client.providers.save(typed)
    const db = openDatabase(shop.db.serialize())
    const after = await openNoting({ db })
    expect(after.made).toMatchObject([{ provider: 'flexiloadbd', key: KEY }])
    expect(await one(after.shop)).toMatchObject({ hasKey: true })
  })

  /** A shop that comes back where the seal of its key has got old. */
  async function openWithOlderSeal(seal: KeyVault['seal']) {
    const { shop } = await openNoting()
    await shop.client.providers.save(typed)
    const db = openDatabase(shop.db.serialize())
    const vault: KeyVault = {
      seal,
      open(sealed, older) {
        if (sealed[0] !== NEW_SEAL) older?.()
        return mirrorVault.open(sealed[0] === NEW_SEAL ? sealed.subarray(1) : sealed)
      },
    }
    const after = await openNoting({ db, vault })
    const lying = db.read<[], { sealed_key: Uint8Array }>('SELECT sealed_key FROM provider_account')
    return { after, vault, sealed: lying.get()?.sealed_key ?? new Uint8Array() }
  }
  const NEW_SEAL = 0xff
  const sealNew: KeyVault['seal'] = async (key) =>
    Uint8Array.of(NEW_SEAL, ...(await mirrorVault.seal(key)))

  it('whose seal has got old is sealed anew at the start, and stays the same key', async () => {
    const { after, vault, sealed } = await openWithOlderSeal(sealNew)
    expect(sealed[0]).toBe(NEW_SEAL)
    expect(await vault.open(sealed)).toBe(KEY)
    expect(after.made).toMatchObject([{ key: KEY }])
    expect(after.shop.logged).toEqual([])
  })

  it('keeps its old seal where no new one is to be had, and the counter opens', async () => {
    const closed = () => Promise.reject(new VaultClosed('key-store-locked'))
    const { after, vault, sealed } = await openWithOlderSeal(closed)
    expect(sealed[0]).not.toBe(NEW_SEAL)
    expect(await vault.open(sealed)).toBe(KEY)
    expect(await one(after.shop)).toMatchObject({ hasKey: true })
    expect(after.shop.logged.map(({ event }) => event)).toEqual(['key-not-sealed-anew'])
  })

  it('that cannot be read stands as not set up, is told of, and can be typed again', async () => {
    const { shop } = await openNoting()
    await shop.client.providers.save(typed)
    const db = openDatabase(shop.db.serialize())
    const vault = { ...mirrorVault, open: () => Promise.reject(new Error('made elsewhere')) }
    const after = await openNoting({ db, vault })
    expect(after.shop.logged).toEqual([
      {
        event: 'key-unreadable',
        fields: { provider: 'flexiloadbd', why: 'Error: made elsewhere' },
      },
    ])
    expect(await one(after.shop)).toMatchObject({ hasKey: false, baseUrl: /api$/ })
    const { key: _, ...without } = typed
    await expect(after.shop.client.providers.save(without)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'key', code: 'no-key' },
    })
    await after.shop.client.providers.save(typed)
    expect(await one(after.shop)).toMatchObject({ hasKey: true })
  })
})

describe('settings of a provider that are not taken', () => {
  it.each<[Partial<ProviderSave>, string, string]>([
    [{ baseUrl: '' }, 'baseUrl', 'empty'],
    [{ baseUrl: 'flexiloadbd.example' }, 'baseUrl', 'scheme'],
    [{ baseUrl: 'http://flexiloadbd.example' }, 'baseUrl', 'plain-http'],
    [{ baseUrl: 'https://me:secret@flexiloadbd.example' }, 'baseUrl', 'user'],
    [{ baseUrl: 'https://192.168.1.5/api' }, 'baseUrl', 'private-address'],
    [{ key: 'line\nend' }, 'key', 'characters'],
    [{ key: 'চাবি' }, 'key', 'characters'],
    [{ key: 'x'.repeat(513) }, 'key', 'too-long'],
    [{ key: '' }, 'key', 'no-key'],
  ])('are told of at the field, and nothing is kept: %o', async (wrong, field, code) => {
    const { shop, made } = await openNoting()
    await expect(shop.client.providers.save({ ...typed, ...wrong })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field, code },
    })
    expect(made).toEqual([])
    expect(await one(shop)).toMatchObject({ hasKey: false, baseUrl: '' })
  })

  it('leave those that were there as they were', async () => {
    const { shop, made } = await openNoting()
    await shop.client.providers.save(typed)
    const wrong = { ...typed, key: 'two words', preference: 9 }
    await expect(shop.client.providers.save(wrong)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(made).toHaveLength(1)
    expect(await one(shop)).toMatchObject({ preference: 1 })
  })

  it('are told as such where the disk refuses them', async () => {
    const disk = refusingDisk(openDatabase(':memory:'))
    const { shop, made } = await openNoting({ db: disk.db })
    disk.refuse(() => true)
    await expect(shop.client.providers.save(typed)).rejects.toMatchObject({
      code: 'CANNOT_STORE',
    })
    await expect(shop.client.settings.save({ shopName: 'x' })).rejects.toMatchObject({
      code: 'CANNOT_STORE',
    })
    expect(made).toEqual([])
  })
})

describe('an address without https', () => {
  const plain = { ...typed, baseUrl: 'http://flexiloadbd.example' }

  it('is taken only when the owner accepts it, and the screens can warn of it', async () => {
    const { shop } = await openNoting()
    const saved = await shop.client.providers.save({ ...plain, acceptPlainHttp: true })
    expect(saved).toMatchObject({ acceptPlainHttp: true, plainHttp: true })
  })

  it('is taken for this machine, where nobody listens', async () => {
    const { shop } = await openNoting()
    const here = { ...typed, baseUrl: 'http://127.0.0.1:8080/api' }
    expect(await shop.client.providers.save(here)).toMatchObject({ acceptPlainHttp: false })
  })
})

describe('practice books', () => {
  it.each(['https://flexiloadbd.example', 'https://127.0.0.1:8443', 'http://localhost:8080'])(
    'reach nothing but the sandbox: %s',
    async (baseUrl) => {
      const { shop, made } = await openNoting({ books: 'practice' })
      await expect(shop.client.providers.save({ ...typed, baseUrl })).rejects.toMatchObject({
        data: { field: 'baseUrl', code: 'practice-only' },
      })
      expect(made).toEqual([])
    },
  )

  it('take the sandbox’s addresses at each start, and keep the order that was chosen', async () => {
    const guide = [{ ending: '0001', meaning: { bn: 'সফল', en: 'succeeds' } }]
    const practice = (port: number) => ({
      guide,
      bought: () => undefined,
      accounts: [
        {
          provider: 'flexiloadbd' as const,
          baseUrl: `http://127.0.0.1:${port}/c`,
          key: KEY,
          acceptPlainHttp: false,
          preference: 1,
        },
      ],
    })
    const { shop } = await openNoting({ books: 'practice', practice: practice(4001) })
    expect((await shop.client.health.get()).practice).toEqual(guide)
    const baseUrl = 'http://127.0.0.1:4001/c'
    await shop.client.providers.save({ provider: 'flexiloadbd', baseUrl, preference: 7 })
    const db = openDatabase(shop.db.serialize())
    const again = await openNoting({ db, books: 'practice', practice: practice(4002) })
    expect(again.made).toMatchObject([
      { baseUrl: 'http://127.0.0.1:4002/c' },
      { baseUrl: 'http://127.0.0.1:4002/c' },
    ])
    expect(await one(again.shop)).toMatchObject({ preference: 7 })
  })

  it('do not open where the sandbox is not on this machine', async () => {
    const account = {
      provider: 'flexiloadbd' as const,
      baseUrl: 'https://flexiloadbd.example',
      key: KEY,
      acceptPlainHttp: false,
      preference: 1,
    }
    const practice = { guide: [], accounts: [account], bought: () => undefined }
    await expect(openNoting({ books: 'practice', practice })).rejects.toThrow('is refused')
  })
})

describe('a connection test', () => {
  it('shows the wallets, or why there are none', async () => {
    const { shop } = await openNoting()
    const { providers } = shop.client
    expect(await providers.test({ provider: 'flexiloadbd' })).toMatchObject({
      ok: false,
      why: 'not-set-up',
    })
    await providers.save(typed)
    await shop.settle()
    expect(await providers.test({ provider: 'flexiloadbd' })).toEqual({
      ok: true,
      latency_ms: 120,
      why: null,
      words: '',
      wallets: ['flexiload', 'drive', 'bank'].map((wallet) => ({
        wallet,
        balance_e4: taka(10_000),
      })),
    })
    shop.providers.flexiloadbd.hideBalance()
    expect(await providers.test({ provider: 'flexiloadbd' })).toMatchObject({
      ok: false,
      why: 'timeout',
      wallets: [],
    })
  })
})

describe('alsamiflexi, which wants its own number for an operator', () => {
  /** A shop whose alsamiflexi answers so when its list is asked for. */
  async function openListing(answer: OperatorsAnswer) {
    const asked: string[] = []
    const providers = scriptedProviders()
    const askOperators = () => {
      asked.push('operators')
      return Promise.resolve(answer)
    }
    const alsamiflexi = { ...providers.alsamiflexi, askOperators }
    const shop = await openShop({ providers: { ...providers, alsamiflexi }, setUp: false })
    return { shop, asked, seller: providers.alsamiflexi }
  }
  const raw = { httpStatus: 200, elapsed_ms: 5, body: '' }
  const range = { min_e4: taka(10), max_e4: taka(500) }
  const listed = { operator: 'GP', providerCode: '7', name: 'Grameenphone', ...range } as const
  const settings = { ...typed, provider: 'alsamiflexi' } as const

  it('has its list read before its first sale, and no more for the next', async () => {
    const { shop, asked, seller } = await openListing({
      raw,
      kind: 'operators',
      operators: [listed],
    })
    await shop.client.providers.save(settings)
    seller.willAnswer(delivered)
    await shop.sell({ provider: 'alsamiflexi' })
    expect(asked.length).toBeGreaterThanOrEqual(1)
    const before = asked.length
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const second = await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    expect([second.state, asked.length]).toEqual(['succeeded', before])
  })

  it('is asked once more before a sale where the list could not be read', async () => {
    const { shop, asked } = await openListing({ raw, kind: 'unknown', why: 'timeout', words: '' })
    await shop.client.providers.save(settings)
    await shop.settle()
    const before = asked.length
    await shop.sell({ provider: 'alsamiflexi' })
    expect(asked.length).toBeGreaterThan(before)
  })
})
