import { describe, expect, it } from 'vitest'
import type { PrintWhy } from '../../contract/printing.ts'
import { accepted, refused, saidSuccess } from '../testing/answers.ts'
import { cutOff, paperOut, printed, scriptedPress } from '../testing/scripted-press.ts'
import type { PrintEnd } from './press.ts'
import { newPrint, openPaperShop, paperOf, receiptOf, testPage } from './testing/paper-shop.ts'

/** A receipt that ended like this. */
async function endedPrint(end: Exclude<PrintEnd, { end: 'printed' }>) {
  const counter = await openPaperShop()
  const sale = await counter.delivers()
  const request = receiptOf(sale)
  await counter.prints(request)
  if (end.end === 'unknown') counter.press.begin()
  counter.press.end(end)
  await counter.shop.settle()
  return { ...counter, sale, request }
}

const papersOf = ({ press }: Pick<Awaited<ReturnType<typeof endedPrint>>, 'press'>) =>
  press.putOut.map(({ order }) => order?.stamps.copy ?? null)

describe('a print that did not end as it should', () => {
  const whys: readonly PrintWhy[] = [
    'paper-out',
    'cover-open',
    'offline',
    'refused',
    'hangs',
    'gone',
  ]

  it.each(whys)('is failed where nothing is on paper: %s', async (why) => {
    const { shop, job, request } = await endedPrint({ end: 'failed', why })
    expect(await job(request.id)).toMatchObject({ state: 'failed', why, seen: false, tries: 0 })
    expect((await shop.client.health.get()).printsOpen).toBe(1)
  })

  it.each<PrintWhy>(['cut-off', 'hangs', 'spooler'])(
    'is unknown where some of it may be on paper: %s',
    async (why) => {
      const { shop, job, request } = await endedPrint({ end: 'unknown', why })
      expect(await job(request.id)).toMatchObject({ state: 'unknown', why, tries: 1 })
      expect((await shop.client.health.get()).printsOpen).toBe(1)
    },
  )

  it('is not printed again by anything but a person', async () => {
    for (const end of [cutOff, paperOut]) {
      const { shop, press, prints, request } = await endedPrint(end)
      const before = press.putOut.length
      await prints(request)
      await shop.clock.advanceGently(3_600_000)
      press.always(printed)
      await prints(receiptOf(await shop.sell(), { id: newPrint() }))
      expect(press.putOut.length).toBe(before + 1)
    }
  })

  it('is failed where the printer is taken out of the settings while it waits', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    const [first, second] = [testPage(), testPage()]
    await prints(first)
    await prints(second)
    press.begin()
    const { printer } = await shop.client.settings.get()
    await shop.client.settings.save({ printer: { ...printer, at: { way: 'page' } } })
    press.end(printed)
    expect(await job(first.id)).toMatchObject({ state: 'printed' })
    expect(await job(second.id)).toMatchObject({ state: 'failed', why: 'not-here', tries: 0 })
    expect(press.waiting()).toBe(0)
  })

  it('is failed where what stands on it can be read no more, and holds up no other', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    const [id, next] = [newPrint(), testPage()]
    shop.db.write(() => {
      for (const sql of [
        `INSERT INTO print_job (id, request_hash, kind, subject, reader, name, kick, asked_at_ms)
         VALUES ('${id}', '', 'test', '', 'shop', 'test', 0, 0)`,
        `INSERT INTO print_paper (job_seq, paper) VALUES (1, '{"of":"an older counter"}')`,
        `INSERT INTO print_step (job_seq, version, at_ms, state, why, confirmed, seen, kicked)
         VALUES (1, 1, 0, 'queued', NULL, 0, 0, 0), (1, 2, 0, 'failed', 'stopped', 0, 0, 0)`,
      ]) {
        shop.db.change(sql).run()
      }
    })
    await shop.client.printing.retry({ id })
    await prints(next)
    expect(await job(id)).toMatchObject({ state: 'failed', why: 'not-drawn', tries: 0 })
    press.always(printed)
    press.begin()
    press.end(printed)
    expect((await job(next.id)).state).toBe('printed')
  })

  it('is failed where its sale moved on while it waited behind one that hung', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell()
    const promise = receiptOf(sale, { paper: paperOf('failed') })
    await prints(testPage())
    press.begin()
    await prints(promise)
    await shop.client.sales.refund({ id: sale.id })
    press.end(cutOff)
    expect(await job(promise.id)).toMatchObject({ state: 'failed', why: 'moved-on', tries: 0 })
    expect(press.putOut).toHaveLength(1)
  })

  it('is failed where its sale moved on while the printer was reached', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell()
    const promise = receiptOf(sale, { paper: paperOf('failed') })
    await prints(promise)
    await shop.client.sales.refund({ id: sale.id })
    press.begin()
    expect(await job(promise.id)).toMatchObject({ state: 'failed', why: 'moved-on', tries: 0 })
    expect(press.putOut).toHaveLength(0)
    // That is no failure of ours.
    expect(shop.logged).toEqual([])
  })

  it('holds up neither the next paper nor a sale', async () => {
    const { press, prints, delivers, job } = await endedPrint(cutOff)
    const next = receiptOf(await delivers())
    await prints(next)
    press.begin()
    expect((await delivers()).state).toBe('succeeded')
    press.end(printed)
    expect((await job(next.id)).state).toBe('printed')
  })

  it('is a failure of ours where the press breaks, with what may be on paper told', async () => {
    const { press, prints, job, shop } = await openPaperShop()
    const [early, late] = [testPage(), testPage()]
    await prints(early)
    press.breakDown()
    expect(await job(early.id)).toMatchObject({ state: 'failed', why: 'not-drawn' })
    await prints(late)
    press.begin()
    press.breakDown()
    expect(await job(late.id)).toMatchObject({ state: 'unknown', why: 'cut-off' })
    const broke = { event: 'press-broke', fields: { why: 'Error: a mistake of ours' } }
    expect(shop.logged).toMatchObject([broke, broke])
  })

  it('begins once, whatever a press does', async () => {
    const script = scriptedPress()
    const print: typeof script.print = (_, begins) => {
      begins()
      expect(begins).toThrow('a print begins once')
      return Promise.resolve(printed)
    }
    const { prints, job } = await openPaperShop({ press: { ...script, print } })
    const page = testPage()
    await prints(page)
    expect(await job(page.id)).toMatchObject({ state: 'printed', tries: 1 })
  })

  it('is unknown where a press says it printed and never told that it began', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    const page = testPage()
    await prints(page)
    press.end(cutOff)
    expect(await job(page.id)).toMatchObject({ state: 'unknown', tries: 1 })
    const event = 'printed-without-a-beginning'
    expect(shop.logged).toEqual([{ event, fields: { job: 1 } }])
  })
})

describe('a person who prints it once more', () => {
  it('gets a first paper where nothing came out, with the drawer', async () => {
    const { shop, press, job, request } = await endedPrint(paperOut)
    expect(await shop.client.printing.retry({ id: request.id })).toMatchObject({ state: 'queued' })
    await shop.settle()
    press.begin()
    press.end(printed)
    expect(await job(request.id)).toMatchObject({ state: 'printed', copy: null, why: null })
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([true])
    expect((await shop.client.health.get()).printsOpen).toBe(0)
  })

  it('gets it an hour later without the drawer, for no cash moves then', async () => {
    const { shop, press, request } = await endedPrint(paperOut)
    await shop.clock.advanceGently(3_600_000)
    await shop.client.printing.retry({ id: request.id })
    await shop.settle()
    press.begin()
    press.end(printed)
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([false])
    expect(press.putOut.map(({ order }) => order?.stamps.copy)).toEqual([null])
  })

  it('gets a copy where it may be on paper, and the drawer stays shut', async () => {
    const { shop, press, job, request } = await endedPrint(cutOff)
    await shop.client.printing.retry({ id: request.id })
    await shop.settle()
    press.begin()
    press.end(printed)
    expect(await job(request.id)).toMatchObject({ state: 'printed', copy: 2, tries: 2 })
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([true, false])
  })

  it('gets no second kick after a try that began, and then put out nothing', async () => {
    const { shop, press, prints, delivers } = await openPaperShop()
    const request = receiptOf(await delivers())
    await prints(request)
    press.begin()
    press.end(paperOut)
    await shop.settle()
    await shop.client.printing.retry({ id: request.id })
    await shop.settle()
    press.begin()
    press.end(printed)
    expect(press.putOut.map(({ order }) => order?.kick)).toEqual([true, false])
    expect(press.putOut.map(({ order }) => order?.stamps.copy)).toEqual([null, null])
  })

  it('gets one paper for two presses, also while it prints and after', async () => {
    const { shop, press, job, request } = await endedPrint(cutOff)
    const retry = () => shop.client.printing.retry({ id: request.id })
    await Promise.all([retry(), retry()])
    await shop.settle()
    expect((await retry()).state).toBe('queued')
    press.begin()
    expect((await retry()).state).toBe('printing')
    press.end(printed)
    await shop.settle()
    expect((await retry()).state).toBe('printed')
    await shop.settle()
    expect([press.putOut.length, press.waiting()]).toEqual([2, 0])
    expect((await job(request.id)).tries).toBe(2)
  })

  it('gets none of a sale that has moved on', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    const waiting = receiptOf(sale)
    await prints(waiting)
    press.end(paperOut)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    await shop.clock.advanceGently(60_000)
    await expect(shop.client.printing.retry({ id: waiting.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: sale.id, state: 'succeeded' },
    })
    expect([(await job(waiting.id)).state, press.waiting()]).toEqual(['failed', 0])
  })

  it('gets no slip that promises money which is back with its customer', async () => {
    const { shop, press, prints, job } = await openPaperShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const sale = await shop.sell()
    const promise = receiptOf(sale, { paper: paperOf('failed') })
    await prints(promise)
    press.end(paperOut)
    await shop.client.sales.refund({ id: sale.id })
    const back = await shop.sale(sale.id)
    expect([back.state, back.tender]).toEqual(['failed', 'refunded'])
    await expect(shop.client.printing.retry({ id: promise.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: sale.id, state: 'failed' },
    })
    expect([(await job(promise.id)).state, press.waiting()]).toEqual(['failed', 0])
    // What is so now is another slip, described anew.
    await prints(receiptOf(back, { paper: paperOf('refunded') }))
    expect(press.waiting()).toBe(1)
  })

  it('gets none where it is seen, and it counts no more', async () => {
    for (const end of [cutOff, paperOut]) {
      const { shop, press, job, request } = await endedPrint(end)
      const { seen, retry } = shop.client.printing
      expect(await seen({ id: request.id })).toMatchObject({ state: end.end, seen: true })
      expect(await seen({ id: request.id })).toMatchObject({ why: end.why, seen: true })
      expect(await retry({ id: request.id })).toMatchObject({ state: end.end, seen: true })
      await shop.settle()
      expect([press.waiting(), (await job(request.id)).seen]).toEqual([0, true])
      expect((await shop.client.health.get()).printsOpen).toBe(0)
    }
  })

  it('gets none where the printer is gone from the settings', async () => {
    const { shop, request, job } = await endedPrint(paperOut)
    const { printer } = await shop.client.settings.get()
    await shop.client.settings.save({ printer: { ...printer, at: { way: 'page' } } })
    await expect(shop.client.printing.retry({ id: request.id })).rejects.toMatchObject({
      code: 'NOT_HERE',
    })
    expect((await job(request.id)).state).toBe('failed')
  })

  it('is told where there is no such print', async () => {
    const { shop } = await openPaperShop()
    for (const ask of [shop.client.printing.retry, shop.client.printing.seen]) {
      await expect(ask({ id: newPrint() })).rejects.toMatchObject({
        data: { field: 'id', code: 'no-such-job' },
      })
    }
  })
})

describe('what is printed again', () => {
  it('bears its number, counted by whose it is and which slip', async () => {
    const counter = await openPaperShop()
    const { press, delivers, prints } = counter
    press.always(printed)
    const sale = await delivers()
    for (const reader of ['customer', 'customer', 'shop', 'customer', 'shop'] as const) {
      await prints(receiptOf(sale, { for: reader }))
    }
    await prints(receiptOf(await delivers()))
    expect(papersOf(counter)).toEqual([null, 2, null, 3, 2, null])
    // Each with a new job, and the drawer opens with the first of each alone.
    const kicks = press.putOut.map(({ order }) => order?.kick)
    expect(kicks).toEqual([true, false, true, false, false, true])
  })

  it('is no copy where it tells of another moment: an x, a statement, a test page', async () => {
    const counter = await openPaperShop()
    counter.press.always(printed)
    const businessDate = (await counter.shop.client.health.get()).today.businessDate
    for (const name of ['x', 'x', 'z', 'z']) {
      const paper = { ...testPage().paper, name }
      await counter.prints(testPage({ of: { kind: 'day', businessDate }, paper }))
    }
    await counter.prints(testPage())
    await counter.prints(testPage())
    expect(papersOf(counter)).toEqual([null, null, null, 2, null, null])
  })

  it('is the second after one that nobody knows of, and that a person has left', async () => {
    const counter = await endedPrint(cutOff)
    await counter.shop.client.printing.seen({ id: counter.request.id })
    counter.press.always(printed)
    await counter.prints(receiptOf(counter.sale))
    expect(papersOf(counter)).toEqual([null, 2])
  })

  it('is no copy of one that is proved to have put out nothing', async () => {
    const { press, prints, sale } = await endedPrint(paperOut)
    press.always(printed)
    await prints(receiptOf(sale))
    expect(press.putOut.map(({ order }) => order?.stamps.copy)).toEqual([null])
  })
})

describe('the paper of a print', () => {
  it('is kept as long as it may be printed again, for a number stands on it', async () => {
    const { shop, press, prints, request } = await endedPrint(cutOff)
    const kept = () =>
      shop.db
        .read<[], { job_seq: number }>('SELECT job_seq FROM print_paper ORDER BY job_seq')
        .all()
        .map(({ job_seq: seq }) => seq)
    const page = testPage()
    await prints(page)
    expect(kept()).toEqual([1, 2])
    press.begin()
    press.end(printed)
    await shop.settle()
    expect(kept()).toEqual([1])
    await shop.client.printing.seen({ id: request.id })
    expect(kept()).toEqual([])
  })

  it('is never changed, nor is any step of it', async () => {
    const { shop } = await endedPrint(cutOff)
    for (const sql of [
      "UPDATE print_paper SET paper = '{}'",
      'DELETE FROM print_paper',
      "UPDATE print_job SET state = 'queued'",
      "UPDATE print_job SET name = 'receipt '",
      'DELETE FROM print_job',
      "UPDATE print_step SET state = 'printed', why = NULL",
      'DELETE FROM print_step',
      `INSERT INTO print_step (job_seq, version, at_ms, state, confirmed, seen, kicked)
       VALUES (1, 4, 0, 'printed', 0, 0, 0)`,
      `INSERT INTO print_step (job_seq, version, at_ms, state, confirmed, seen, kicked)
       VALUES (1, 4, 0, 'printing', 0, 0, 0)`,
    ]) {
      expect(() => shop.db.write(() => shop.db.change(sql).run()), sql).toThrow(
        /never|no such step|stands where/u,
      )
    }
  })
})
