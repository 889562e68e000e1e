import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import type { OperatorsAnswer } from '../providers/provider.ts'
import { openShop, scriptedProviders } from '../testing/shop.ts'

const ours = { provider: 'alsamiflexi', preference: 1 } as const
const before = { ...ours, baseUrl: 'https://before.example/api', key: 'key-of-the-one-before' }
const after = { ...ours, baseUrl: 'https://after.example/api', key: 'key-of-the-one-after' }

/** Books whose power goes at every statement that begins so, as long as a test says. */
function cutAt(inner: Database, beginning: string) {
  let isCut = false
  const change: Database['change'] = <Words extends unknown[]>(sql: string) => {
    const statement = inner.change<Words>(sql)
    if (!sql.startsWith(beginning)) return statement
    return {
      run: (...words: Words) => {
        if (isCut) throw new Error('the power is gone')
        return statement.run(...words)
      },
    }
  }
  const cut = (now: boolean): void => {
    isCut = now
  }
  return { db: { ...inner, change }, cut }
}

/** A shop whose alsamiflexi is set up and has told its operators. */
async function openListed(beginning: string) {
  const { db, cut } = cutAt(openDatabase(':memory:'), beginning)
  const providers = scriptedProviders()
  const range = { min_e4: taka(10), max_e4: taka(500) }
  const listed = { operator: 'GP', providerCode: '7', name: 'Grameenphone', ...range } as const
  const raw = { httpStatus: 200, elapsed_ms: 5, body: '' }
  const answers: OperatorsAnswer[] = [{ raw, kind: 'operators', operators: [listed] }]
  const silence: OperatorsAnswer = { raw, kind: 'unknown', why: 'timeout', words: '' }
  const askOperators = () => Promise.resolve(answers.shift() ?? silence)
  const alsamiflexi = { ...providers.alsamiflexi, askOperators }
  const shop = await openShop({ db, providers: { ...providers, alsamiflexi }, setUp: false })
  await shop.client.providers.save(before)
  await shop.clock.advanceGently(60_000)
  const account = db.read<[], { base_url: string; mark: number }>(
    'SELECT base_url, mark FROM provider_account',
  )
  const codes = db.read<[], { provider_code: string }>('SELECT provider_code FROM listed_operator')
  const kept = () => ({ ...account.get(), codes: codes.all().map((row) => row.provider_code) })
  return { shop, cut, kept }
}

describe('another key and address of a provider, saved as the power goes', () => {
  it.each([
    ['the old account’s operator numbers are forgotten', 'DELETE FROM listed_operator'],
    ['the new account is kept', 'INSERT INTO provider_account'],
  ])('are not kept by halves: where %s', async (_, beginning) => {
    const { shop, cut, kept } = await openListed(beginning)
    const old = { base_url: before.baseUrl, mark: 1, codes: ['7'] }
    expect(kept()).toEqual(old)
    cut(true)
    await expect(shop.client.providers.save(after)).rejects.toThrow()
    expect(kept()).toEqual(old)
    const [told] = await shop.client.providers.list()
    expect(told).toMatchObject({ baseUrl: before.baseUrl, hasKey: true })
    cut(false)
    await shop.client.providers.save(after)
    expect(kept()).toEqual({ base_url: after.baseUrl, mark: 2, codes: [] })
  })
})
