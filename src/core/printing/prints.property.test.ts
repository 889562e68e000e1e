import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PrintRequest } from '../../contract/printing.ts'
import type { SaleDetail } from '../../contract/schemas.ts'
import { present } from '../../domain/result.ts'
import { cutOff, paperOut, printed } from '../testing/scripted-press.ts'
import { openPaperShop, type PaperShop, paperShop, receiptOf } from './testing/paper-shop.ts'

const event = fc.oneof(
  fc.record({ what: fc.constant('print' as const), sale: fc.nat({ max: 1 }) }),
  fc.record({
    what: fc.constantFrom('press-again', 'retry', 'seen'),
    nth: fc.nat({ max: 5 }),
  }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('begin' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('end' as const),
      end: fc.constantFrom(printed, printed, paperOut, cutOff),
    }),
  },
  fc.record({ what: fc.constantFrom('power', 'sleep', 'break') }),
)
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never

/** What an onlooker at the printer and at the counter writes down. */
interface Pencil {
  counter: PaperShop
  readonly sales: readonly SaleDetail[]
  readonly asked: PrintRequest[]
  /** How often a person asked for the paper of a request. */
  readonly wanted: Map<string, number>
}

const wants = (pencil: Pencil, id: string) =>
  pencil.wanted.set(id, (pencil.wanted.get(id) ?? 0) + 1)

async function asks(pencil: Pencil, one: Event): Promise<void> {
  const { shop, prints } = pencil.counter
  if (one.what === 'print') {
    // The lines of each paper tell it from the others at the printer.
    const sale = present(pencil.sales[one.sale], 'a sale')
    const plain = receiptOf(sale)
    const blocks = [...plain.paper.blocks, { is: 'foot' as const, text: plain.id }]
    const request = { ...plain, paper: { ...plain.paper, blocks } }
    pencil.asked.push(request)
    wants(pencil, request.id)
    await prints(request)
  }
  const before = 'nth' in one ? pencil.asked[one.nth % Math.max(1, pencil.asked.length)] : undefined
  if (!before) return
  if (one.what === 'press-again') await prints(before)
  if (one.what === 'seen') await shop.client.printing.seen({ id: before.id })
  if (one.what === 'retry') {
    const { state } = await shop.client.printing.retry({ id: before.id })
    if (state === 'queued') wants(pencil, before.id)
  }
}

async function happens(pencil: Pencil, one: Event): Promise<void> {
  const { shop, press } = pencil.counter
  if (one.what === 'begin' && press.waiting() > 0) press.begin()
  // A press that has begun nothing can only say that it failed.
  if (one.what === 'end' && press.isBusy()) press.end(press.waiting() > 0 ? paperOut : one.end)
  if (one.what === 'break' && press.isBusy()) press.breakDown()
  if (one.what === 'sleep') shop.clock.jumpTo(shop.clock.now() + 60_000)
  if (one.what === 'power') {
    press.hangUp()
    pencil.counter = paperShop(await shop.crash(), press)
  }
  await pencil.counter.shop.settle()
}

const idAt = (blocks: PrintRequest['paper']['blocks']): string => {
  const last = blocks.at(-1)
  return last?.is === 'foot' ? last.text : ''
}

async function proveSame({ counter, asked, wanted }: Pencil): Promise<void> {
  const { putOut } = counter.press
  const jobs = await counter.shop.client.printing.jobs()
  for (const { id } of asked) {
    const own = putOut.filter(({ order }) => order && idAt(order.paper.blocks) === id)
    // Never a second paper without a person.
    expect(own.length).toBeLessThanOrEqual(wanted.get(id) ?? 0)
    expect(own.filter(({ order }) => order?.kick).length).toBeLessThanOrEqual(1)
    expect(jobs.find((job) => job.id === id)?.tries).toBe(own.length)
  }
  // Of each paper the copies go up, and no two that may lie on the counter are called alike.
  for (const { of } of asked) {
    const numbers = jobs
      .filter((job) => 'sale' in job.of && 'sale' in of && job.of.sale === of.sale)
      .filter(({ state }) => state === 'printed' || state === 'unknown')
      .map(({ copy }) => copy ?? 1)
    expect(new Set(numbers).size).toBe(numbers.length)
  }
}

describe('whatever happens to prints', () => {
  it('a paper comes out by a person alone, and a drawer opens once a job at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 60 }), async (events) => {
        const counter = await openPaperShop()
        const sales = [await counter.delivers(), await counter.delivers()]
        const pencil: Pencil = { counter, sales, asked: [], wanted: new Map() }
        for (const one of events) {
          await asks(pencil, one)
          await happens(pencil, one)
          await proveSame(pencil)
        }
      }),
      { numRuns: 40, seed: 20_261_129 },
    )
  }, 120_000)
})
