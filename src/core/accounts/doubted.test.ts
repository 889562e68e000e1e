import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { createDirectory } from '../catalogue/directory.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const range = { min_e4: taka(10), max_e4: taka(1_000) }
const listed = (operator: 'GP' | 'RB', providerCode: string) => {
  return { operator, providerCode, name: operator, ...range }
}

async function doubtedAt(shop: TestShop) {
  const all = await shop.client.providers.list()
  return all.map(({ provider, operatorsDoubted }) => [provider, operatorsDoubted])
}

describe('a provider whose list gives an operator another number', () => {
  it('says so on its card, until the owner saves it again (B11)', async () => {
    const before = await openShop()
    const directory = createDirectory(before.db)
    directory.keep('alsamiflexi', [listed('GP', '1'), listed('RB', '2')], 1)
    directory.keep('alsamiflexi', [listed('GP', '2'), listed('RB', '1')], 2)
    const shop = await before.crash()
    expect(await doubtedAt(shop)).toEqual([
      ['flexiloadbd', []],
      ['alsamiflexi', ['GP', 'RB']],
      ['autoflexi', []],
    ])
    // To look at the limits is not to have asked the provider.
    await shop.client.providers.cap({ provider: 'alsamiflexi', plainHttpMost_e4: null })
    expect(await doubtedAt(shop)).toContainEqual(['alsamiflexi', ['GP', 'RB']])
    const baseUrl = 'https://alsamiflexi.example/api'
    await shop.client.providers.save({ provider: 'alsamiflexi', baseUrl, preference: 2 })
    expect(await doubtedAt(shop)).toContainEqual(['alsamiflexi', []])
  })
})
