import { noticeText, testDoor } from './notices.ts'
import type { ScriptedAnswer } from './scripted-provider.ts'
import { openShop, scriptedProviders, type TestShop } from './shop.ts'

/** A shop that hears notices of alsamiflexi. */
export async function openHearing(providers: TestShop['providers'] = scriptedProviders()) {
  const door = testDoor()
  const shop = await openShop({ openDoor: door.openDoor, providers })
  await shop.client.settings.saveNotices({ enabled: true, port: 47_810 })
  return { shop, door, seller: shop.providers.alsamiflexi, hear: door.hear }
}

/** The id that notices name unless they say another. */
export const noticedId = 'TXN1'

/** One of its sales, answered so, and the way to hear of it: each time by another notice. */
export async function openHeardSale(answer: ScriptedAnswer, providers?: TestShop['providers']) {
  const hearing = await openHearing(providers)
  const { shop, seller, door } = hearing
  seller.willAnswer(answer)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  let nth = 0
  const hear = (words: Parameters<typeof noticeText>[0] = {}) => {
    nth += 1
    const timestamp = `2025-12-27T10:30:15Z ${nth}`
    const about = { id: noticedId, reference: sale.ourReference, timestamp }
    return door.hear(noticeText({ ...about, ...words }))
  }
  const stands = () => shop.sale(sale.id)
  return { ...hearing, sale, hear, stands }
}

/** How many notices somebody was asked because of. */
export function askedBecause({ db }: Pick<TestShop, 'db'>): number {
  const count = db.read<[], { asked: number }>('SELECT count(asked_at_ms) AS asked FROM notice')
  return count.get()?.asked ?? 0
}
