import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delivered } from '../testing/answers.ts'
import { openShop } from '../testing/shop.ts'
import { createObservations } from './observations.ts'

type Told = readonly { class: string; body: string; http_status: number | null }[]

/** A sale with these answers after its own, one a second. */
async function openAsked() {
  const shop = await openShop({ saleLimits: 'none' })
  const insert = shop.db.change<[number, number, string, number | null, string]>(
    `INSERT INTO observation (sale_seq, provider, at_ms, source, class, http_status, body)
     VALUES (?, 'flexiloadbd', ?, 'status', ?, ?, ?)`,
  )
  const seqOf = shop.db.read<[string], { seq: number }>('SELECT seq FROM sale WHERE id = ?')
  let sales = 0
  return async (told: Told) => {
    sales += 1
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `T${sales}` })
    const { id } = await shop.sell()
    const { seq } = seqOf.get(id) ?? { seq: 0 }
    shop.db.write(() => {
      for (const [nth, one] of told.entries()) {
        insert.run(seq, 1_000 * (nth + 1), one.class, one.http_status, one.body)
      }
    })
    return { id, shown: createObservations(shop.db)(seq), shop }
  }
}

describe('the answers about a sale', () => {
  it('are one with its number where the same comes for three days', async () => {
    const asked = await openAsked()
    const same = { class: 'not-found', http_status: 404, body: 'x'.repeat(8_000) }
    const { shown } = await asked(Array.from({ length: 460 }, () => same))
    expect(shown.observations.map(({ times }) => times)).toEqual([1, 460])
    expect(shown.observations[1]).toMatchObject({ at_ms: 1_000, lastAt_ms: 460_000 })
    expect(shown.leftOut).toBeNull()
  })

  it('are the first and the last of many that differ, and the others are counted', async () => {
    const asked = await openAsked()
    const told = Array.from({ length: 460 }, (_, nth) => ({
      ...({ class: 'unknown-word', http_status: 200 } as const),
      body: `${nth} ${'x'.repeat(8_000)}`,
    }))
    const { id, shown, shop } = await asked(told)
    const bodies = shown.observations.map(({ body }) => body.split(' ')[0])
    expect([bodies.length, bodies[14], bodies[15]]).toEqual([30, '13', '445'])
    expect(shown.leftOut).toEqual({ after: shown.observations[14]?.seq, answers: 431 })
    expect(JSON.stringify(await shop.sale(id)).length).toBeLessThan(300_000)
  })

  it.each([
    [29, 30, null],
    [30, 30, 1],
  ])('are all there up to thirty that differ: %i after its own', async (others, read, missing) => {
    const asked = await openAsked()
    const { shown } = await asked(
      Array.from({ length: others }, (_, nth) => ({
        ...({ class: 'unknown-word', http_status: 200 } as const),
        body: String(nth),
      })),
    )
    expect(shown.observations).toHaveLength(read)
    expect(shown.leftOut?.answers ?? null).toBe(missing)
  })

  it('are grouped as a person would do it, whatever comes in whatever order', async () => {
    const asked = await openAsked()
    const one = fc.record({
      class: fc.constantFrom('not-found', 'inconclusive'),
      body: fc.constantFrom('', 'a'),
      http_status: fc.constantFrom(null, 404),
    })
    const alike = fc.asyncProperty(fc.array(one, { maxLength: 25 }), async (told) => {
      const { shown } = await asked(told)
      const runs: { key: string; times: number; last: number }[] = []
      for (const [nth, answer] of told.entries()) {
        const key = JSON.stringify([answer.class, answer.body, answer.http_status])
        const before = runs.at(-1)
        if (before?.key === key) Object.assign(before, { times: before.times + 1, last: nth })
        else runs.push({ key, times: 1, last: nth })
      }
      const seen = shown.observations.slice(1).map((answer) => ({
        key: JSON.stringify([answer.class, answer.body, answer.httpStatus]),
        times: answer.times,
        last: answer.lastAt_ms / 1_000 - 1,
      }))
      expect(seen).toEqual(runs)
    })
    await fc.assert(alike, { numRuns: 40 })
  })
})
