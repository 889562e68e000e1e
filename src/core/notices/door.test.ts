import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { testDoor, noticeText } from '../testing/notices.ts'
import { openShop } from '../testing/shop.ts'

const PORT = 47_810

async function openWithDoor() {
  const door = testDoor()
  const shop = await openShop({ openDoor: door.openDoor })
  const { notices, saveNotices } = shop.client.settings
  return { shop, door, notices: () => notices(), save: saveNotices }
}

describe('the door for notices', () => {
  it('is off by default: nothing listens, and there is no path', async () => {
    const { door, notices } = await openWithDoor()
    expect(await notices()).toEqual({
      enabled: false,
      port: PORT,
      path: null,
      standing: 'off',
      lastAt_ms: null,
    })
    expect(door.opened).toEqual([])
  })

  it('is opened by the owner, on a path of 256 bits that nobody can guess', async () => {
    const { door, notices, save } = await openWithDoor()
    const saved = await save({ enabled: true, port: 50_000 })
    expect(saved).toEqual({
      enabled: true,
      port: 50_000,
      path: expect.stringMatching(/^\/[A-Za-z0-9_-]{43}$/u),
      standing: 'listening',
      lastAt_ms: null,
    })
    expect(door.opened).toEqual([{ port: 50_000, path: saved.path }])
    expect(await notices()).toEqual(saved)
  })

  it('keeps its path when it is shut and opened again, until a new one is wanted', async () => {
    const { door, save } = await openWithDoor()
    const { path } = await save({ enabled: true, port: PORT })
    const shut = await save({ enabled: false, port: PORT })
    expect(shut).toMatchObject({ path, standing: 'off' })
    expect(door.isOpen()).toBe(false)
    expect((await save({ enabled: true, port: PORT })).path).toBe(path)
    const anew = await save({ enabled: true, port: PORT, newPath: true })
    expect(anew.path).not.toBe(path)
    expect(anew.path).toHaveLength(44)
    expect(door.opened.at(-1)).toEqual({ port: PORT, path: anew.path })
  })

  it('has no path as long as nobody has switched it on', async () => {
    const { save } = await openWithDoor()
    expect(await save({ enabled: false, port: 50_001 })).toMatchObject({ port: 50_001, path: null })
  })

  it('waits for a port that another program has, and takes it once it is free', async () => {
    const { shop, door, notices, save } = await openWithDoor()
    door.taken.add(PORT)
    expect((await save({ enabled: true, port: PORT })).standing).toBe('port-taken')
    door.taken.delete(PORT)
    await shop.clock.advanceGently(14_000)
    expect((await notices()).standing).toBe('port-taken')
    await shop.clock.advanceGently(1_500)
    expect((await notices()).standing).toBe('listening')
    expect(shop.logged).toEqual([{ event: 'notices-port-taken', fields: { port: PORT } }])
  })

  it('waits no more for one that is not wanted any more', async () => {
    const { shop, door, notices, save } = await openWithDoor()
    door.taken.add(PORT)
    await save({ enabled: true, port: PORT })
    expect((await save({ enabled: true, port: 50_002 })).standing).toBe('listening')
    await shop.clock.advanceGently(60_000)
    expect(door.opened).toHaveLength(1)
    expect((await notices()).standing).toBe('listening')
  })

  it('takes no port that a system keeps, and none that is no port', async () => {
    const { door, save } = await openWithDoor()
    for (const port of [0, 1023, 65_536, 5_000.5]) {
      await expect(save({ enabled: true, port })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    expect(door.opened).toEqual([])
    expect((await save({ enabled: true, port: 1024 })).standing).toBe('listening')
    expect((await save({ enabled: true, port: 65_535 })).standing).toBe('listening')
  })

  it('is open again after a power cut, on the same path', async () => {
    const { shop, door, save } = await openWithDoor()
    const { path } = await save({ enabled: true, port: PORT })
    const again = testDoor()
    const kept = openDatabase(shop.db.serialize())
    await openShop({ db: kept, openDoor: again.openDoor, setUp: false })
    expect(again.opened).toEqual([{ port: PORT, path }])
    expect(door.opened).toHaveLength(1)
  })

  it('is shut with the counter, for good', async () => {
    const { shop, door, save } = await openWithDoor()
    await save({ enabled: true, port: PORT })
    await shop.core.close()
    expect(door.isOpen()).toBe(false)
    expect(shop.clock.pending()).toBe(0)
  })

  it('stays off where the host cannot listen, whatever the owner chose', async () => {
    const shop = await openShop()
    const saved = await shop.client.settings.saveNotices({ enabled: true, port: PORT })
    expect(saved).toMatchObject({ enabled: true, standing: 'off' })
  })

  it('goes along to no other books, and hides from the settings that do', async () => {
    const { shop, save } = await openWithDoor()
    const { path } = await save({ enabled: true, port: PORT })
    expect(JSON.stringify(await shop.client.settings.get())).not.toContain(path)
    expect(JSON.stringify(shop.logged)).not.toContain(path)
  })

  it('tells when the last notice came', async () => {
    const { shop, door, notices, save } = await openWithDoor()
    await save({ enabled: true, port: PORT })
    door.hear(noticeText())
    expect((await notices()).lastAt_ms).toBe(shop.clock.now())
  })
})
