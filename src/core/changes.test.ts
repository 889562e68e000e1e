import { describe, expect, it } from 'vitest'
import { Change } from '../contract/change.ts'
import { delivered } from './testing/answers.ts'
import { openShop } from './testing/shop.ts'
import { createChanges } from './changes.ts'

describe('whoever watches', () => {
  it('is told what changed and in which order, never the new state', async () => {
    const changes = createChanges()
    const stream = changes.watch(undefined)
    changes.tell('sale', 'a')
    changes.tell('wallet', 'autoflexi')
    const first = await stream.next()
    const second = await stream.next()
    expect([first.value, second.value]).toEqual([
      { topic: 'sale', id: 'a', seq: 1 },
      { topic: 'wallet', id: 'autoflexi', seq: 2 },
    ])
    await stream.return(undefined)
  })

  it('is told as soon as something changes, when it already waits', async () => {
    const changes = createChanges()
    const stream = changes.watch(undefined)
    const next = stream.next()
    changes.tell('settings', 'shop')
    expect((await next).value).toMatchObject({ topic: 'settings' })
    await stream.return(undefined)
  })

  it('loses the oldest where it is slow, and never more than a thousand wait for it', async () => {
    const changes = createChanges()
    const stream = changes.watch(undefined)
    for (let nth = 0; nth < 5_000; nth += 1) changes.tell('sale', String(nth))
    const first = await stream.next()
    expect(first.value).toMatchObject({ seq: 4_001 })
    await stream.return(undefined)
  })

  it('is let go of when it leaves', async () => {
    const changes = createChanges()
    const leaving = new AbortController()
    const stream = changes.watch(leaving.signal)
    leaving.abort()
    changes.tell('sale', 'a')
    await expect(stream.next()).rejects.toThrow('abort')
  })

  it('is called back at once where it listens, until it stops', () => {
    const changes = createChanges()
    const heard: Change[] = []
    const stop = changes.listen((change) => void heard.push(change))
    changes.tell('settings', 'first')
    stop()
    changes.tell('settings', 'second')
    expect(heard.map(({ id }) => id)).toEqual(['first'])
  })
})

describe('the changes of a sale', () => {
  it('are told after they are on disk, with the wallet whose money they move', async () => {
    const shop = await openShop()
    await shop.settle()
    const stream = await shop.client.changes.watch()
    shop.providers.flexiloadbd.willAnswer(delivered)
    const sale = await shop.sell()
    const told: string[] = []
    for (let nth = 0; nth < 5; nth += 1) {
      const { topic, id } = Change.parse((await stream.next()).value)
      told.push(`${topic} ${id}`)
    }
    expect(told).toEqual([
      `sale ${sale.id}`,
      `sale ${sale.id}`,
      'wallet flexiloadbd',
      `sale ${sale.id}`,
      'wallet flexiloadbd',
    ])
    await stream.return(undefined)
  })

  it('are told of settings, and not of what was refused', async () => {
    const shop = await openShop()
    await shop.settle()
    const stream = await shop.client.changes.watch()
    await expect(shop.client.settings.save({ shopName: 'x'.repeat(81) })).rejects.toThrow()
    await shop.client.settings.save({ shopName: 'করিম স্টোর' })
    expect((await stream.next()).value).toMatchObject({ topic: 'settings', id: 'shop' })
    await stream.return(undefined)
  })
})
