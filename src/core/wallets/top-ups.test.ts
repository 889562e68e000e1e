import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { TopUp } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const bought = (slip: string, changes: Partial<TopUp> = {}): TopUp => ({
  id: v7(),
  provider: 'flexiloadbd',
  wallet: 'flexiload',
  amount_e4: taka(5_000),
  slip,
  paidFrom: 'cash',
  ...changes,
})

async function openCounter(): Promise<TestShop> {
  const shop = await openShop()
  await shop.clock.advanceGently(1_000)
  return shop
}

const slipsOf = ({ db }: TestShop) =>
  db.read<[], { slip: string }>('SELECT slip FROM top_up ORDER BY id').all()

describe('one payment that two people book, each as the slip reads to them', () => {
  it.each(['ab12cd34ef', 'AB12CD 34EF', 'AB12-CD34EF', 'AB১২CD৩৪EF', ' #ab12 cd34ef. '])(
    'is booked once: AB12CD34EF and %s',
    async (again) => {
      const shop = await openCounter()
      await shop.client.wallets.topUp(bought('AB12CD34EF'))
      const before = await shop.client.wallets.list()
      const booked = { provider: 'flexiloadbd', wallet: 'flexiload', amount_e4: taka(5_000) }
      await expect(shop.client.wallets.topUp(bought(again))).rejects.toMatchObject({
        code: 'SLIP_USED',
        data: booked,
      })
      // Nor at another wallet, nor for another sum: what it says was paid is paid once.
      const elsewhere = { provider: 'autoflexi', wallet: 'main', amount_e4: taka(500) } as const
      await expect(shop.client.wallets.topUp(bought(again, elsewhere))).rejects.toMatchObject({
        code: 'SLIP_USED',
        data: booked,
      })
      expect(await shop.client.wallets.list()).toEqual(before)
    },
  )

  it('is booked once too where the first of them typed it the odd way', async () => {
    const shop = await openCounter()
    await shop.client.wallets.topUp(bought('bk-১২০৭'))
    await expect(shop.client.wallets.topUp(bought('BK 1207'))).rejects.toMatchObject({
      code: 'SLIP_USED',
    })
    expect(slipsOf(shop)).toEqual([{ slip: 'bk-১২০৭' }])
  })
})

describe('a top-up that is told again', () => {
  it('is the same with its slip typed otherwise, and stands as it was first typed', async () => {
    const shop = await openCounter()
    const words = bought('AB12CD34EF')
    const once = await shop.client.wallets.topUp(words)
    expect(await shop.client.wallets.topUp({ ...words, slip: 'ab12-cd34-ef' })).toEqual(once)
    expect(slipsOf(shop)).toEqual([{ slip: 'AB12CD34EF' }])
  })

  it('is refused with another slip', async () => {
    const shop = await openCounter()
    const words = bought('AB12CD34EF')
    await shop.client.wallets.topUp(words)
    await expect(shop.client.wallets.topUp({ ...words, slip: 'AB12CD34EG' })).rejects.toMatchObject(
      { code: 'BAD_INPUT', data: { field: 'id', code: 'words-differ' } },
    )
  })
})

describe('slips that are not one', () => {
  it('are booked each, those of signs alone as they were written', async () => {
    const shop = await openCounter()
    for (const slip of ['BK-1207', 'BK-1208', 'BK-12071', '--', '---']) {
      await shop.client.wallets.topUp(bought(slip))
    }
    expect(slipsOf(shop)).toHaveLength(5)
    await expect(shop.client.wallets.topUp(bought('--'))).rejects.toMatchObject({
      code: 'SLIP_USED',
    })
  })
})
