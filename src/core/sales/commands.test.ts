import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { accounts } from '../../domain/ledger.ts'
import { problem } from '../../domain/result.ts'
import { SaleId } from '../../domain/sale.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import { createPost } from '../ledger/post.ts'
import { createRun } from '../run.ts'
import { createShopDay } from '../shop-day.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop } from '../testing/shop.ts'
import { createSaleCommands } from './commands.ts'
import { createTransitions } from './transition.ts'

const evidence = 'her phone shows nothing'

/** What people can do to the one sale of a shop, which nothing here sends. */
async function sold(answer: ScriptedAnswer) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  const { id, version } = await shop.sell()
  const { db, clock } = shop
  const run = createRun(clock, 'by hand')
  const changes = createChanges()
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  const commands = createSaleCommands({
    db,
    alarms,
    transitions: createTransitions({ db, run, post, shopDay, changes, alarms }),
    submit: () => problem({ why: 'words-differ' }),
    dispatch: {
      send: () => expect.fail('a sale was sent'),
      busy: () => false,
      sends: () => false,
      callOff: () => undefined,
      idle: () => Promise.resolve(),
      stop: () => undefined,
    },
    restorations: { asksAbout: () => null },
    live: () => null,
    needsShift: () => false,
  })
  return { shop, commands, id, version }
}

describe('a command that nothing comes of says why', () => {
  it('where nobody made the sale', async () => {
    const { commands } = await sold(delivered)
    const id = SaleId.parse(v7())
    const none = { ok: false, problem: 'no-such-sale' }
    expect(commands.cancel({ id })).toEqual(none)
    expect(commands.refund({ id })).toEqual(none)
    expect(commands.decide({ id, outcome: 'failed', evidence })).toEqual(none)
    expect(await commands.identify(id, 'TRX9')).toEqual(none)
  })

  it.each([
    ['whoever decides has seen it otherwise', unknown, 1, 'failed'],
    ['it failed, and nothing was taken for it', refused, 3, 'succeeded'],
    ['it was delivered, and nobody said otherwise', delivered, 3, 'failed'],
  ] as const)('where %s', async (_, answer, seen, outcome) => {
    const { shop, commands, id, version } = await sold(answer)
    expect(version).toBe(3)
    const decided = commands.decide({ id, version: seen, outcome, evidence })
    expect(decided).toEqual({ ok: false, problem: 'not-from-here' })
    expect((await shop.sale(id)).version).toBe(version)
  })

  it('where an id is brought of a sale that its provider has named already', async () => {
    const { commands, id } = await sold(delivered)
    const brought = await commands.identify(id, 'TRX9')
    expect(brought).toEqual({ ok: false, problem: 'not-from-here' })
  })

  it('and nothing is sent where the sale is not stored', async () => {
    const { commands, id } = await sold(delivered)
    const words = { id, kind: 'recharge', operator: 'GP', number: '01712345678' } as const
    const said = { ...words, lineType: 'prepaid', amount_e4: 500_000 } as const
    expect(commands.submit(said)).toEqual({ ok: false, problem: { why: 'words-differ' } })
  })
})
