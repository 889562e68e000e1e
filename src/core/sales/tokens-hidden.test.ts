import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { DatabaseRefused } from '../db/database.ts'
import type { Log } from '../log.ts'
import {
  accepted,
  delivered,
  refused,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { bill, pay, tokens, units } from '../testing/bills.ts'
import type { ScriptedAnswer, ScriptedStatus } from '../testing/scripted-provider.ts'
import { openShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const found = tokens(3)
const words = `Paid. Token:\n${found.map((token, at) => `${at + 1}) ${token}`).join('\n')}`
/** An answer that has them wherever an answer has words. */
const withWords = { words, raw: { body: JSON.stringify({ message: words }), tokens: found } }

/** Whatever of the tokens could be keyed into a meter, in any spelling. */
const OF_A_TOKEN = new RegExp(found.flatMap((token) => token.split('-')).join('|'), 'u')
/** Ids, references and hashes are made by chance, and four digits of them may be any. */
const BY_CHANCE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{26}|[0-9a-f]{64}/gu
const tellsOfAToken = (text: string) => OF_A_TOKEN.test(text.replace(BY_CHANCE, ''))

/** A shop that remembers every byte of its log. */
async function openLogged() {
  const lines: string[] = []
  const note =
    (level: string): Log['info'] =>
    (event, fields) =>
      void lines.push(JSON.stringify([level, event, fields]))
  const log = { info: note('info'), warn: note('warn'), error: note('error') }
  const shop = await openShop({ log })
  return { shop, lines, seller: shop.providers.flexiloadbd }
}

const answers: readonly [string, ScriptedAnswer][] = [
  ['delivered', { ...delivered, ...withWords }],
  ['accepted', { ...accepted, ...withWords }],
  ['unknown', { ...unknown, ...withWords }],
  ['crossed', { ...unknown, why: 'echo-mismatch', ...withWords }],
  ['refused', { ...refused, ...withWords }],
  ['weakly refused', { kind: 'weak-refusal', why: 'undocumented', ...withWords }],
]
const statuses: readonly [string, ScriptedStatus][] = [
  ['delivered', { ...saidSuccess, ...withWords }],
  ['pending', { ...saidPending, ...withWords }],
  ['failed', { ...saidFailed, ...withWords }],
  ['not found', { ...saidNothing, ...withWords }],
  ['inconclusive', { ...saidInconclusive, ...withWords }],
  ['a word nobody knows', { kind: 'unknown-word', word: 'Done', ...withWords }],
  ['another id', { ...saidSuccess, ...withWords, providerReference: 'TRX2' }],
]

describe('no byte of the log holds a token of a meter', () => {
  it.each(answers)('whatever its sale is answered: %s', async (_, answer) => {
    const { shop, lines, seller } = await openLogged()
    seller.willAnswer(answer)
    await pay(shop, units())
    await shop.clock.advanceGently(40 * MINUTE_ms)
    expect(lines.filter(tellsOfAToken)).toEqual([])
  })

  it.each(statuses)('whatever a question is answered: %s', async (_, answer) => {
    const { shop, lines, seller } = await openLogged()
    seller.willAnswer(accepted)
    seller.willSay(answer)
    await pay(shop, units())
    await shop.clock.advanceGently(120 * MINUTE_ms)
    expect(lines.filter(tellsOfAToken)).toEqual([])
  })

  it('also where the disk refuses the answer that brought it', async () => {
    const { shop, lines, seller } = await openLogged()
    await pay(shop, units())
    const before = { ...shop.db }
    Object.assign(shop.db, {
      write: () => {
        throw new DatabaseRefused('cannot-write', 'the disk is full')
      },
    })
    seller.answer({ ...delivered, ...withWords })
    await shop.settle()
    Object.assign(shop.db, before)
    expect(lines.join('\n')).toContain('answer-not-stored')
    expect(lines.filter(tellsOfAToken)).toEqual([])
  })

  it('also where a person brings it', async () => {
    const { shop, lines, seller } = await openLogged()
    seller.willAnswer(unknown)
    seller.willSay(saidInconclusive)
    const { id } = await pay(shop, units())
    await shop.clock.advanceGently(40 * MINUTE_ms)
    await shop.client.sales.decide({ id, outcome: 'succeeded', evidence: words })
    expect(lines.filter(tellsOfAToken)).toEqual([])
  })
})

describe('where many can read, a token is hidden', () => {
  /** A meter's sale whose reason itself holds the tokens: a person brought them as evidence. */
  async function openDecided() {
    const { shop, seller } = await openLogged()
    seller.willAnswer(unknown)
    seller.willSay(saidInconclusive)
    const intent = units()
    const { id } = await pay(shop, intent)
    await shop.clock.advanceGently(40 * MINUTE_ms)
    const told = await shop.client.sales.decide({ id, outcome: 'succeeded', evidence: words })
    return { shop, intent, id: SaleId.parse(id), told }
  }

  it('in the answer to a command, in lists and beside the next sale of its customer', async () => {
    const { shop, intent, told } = await openDecided()
    const listed = await shop.client.sales.list({})
    const { id: _id, ...asked } = intent
    const quoted = await shop.client.sales.quote(asked)
    expect(quoted.last?.reason?.words).toContain('1) ••••-••••-••••-••••-••••')
    for (const shown of [told, listed, quoted])
      expect(tellsOfAToken(JSON.stringify(shown))).toBe(false)
  })

  it('in the reason of the sale itself, whose story and tokens have it whole', async () => {
    const { shop, id } = await openDecided()
    const { reason, tokens: whole, events, observations } = await shop.sale(id)
    expect(reason?.words).toMatch(/^Paid\. Token:\s1\) ••••-/u)
    expect(whole).toEqual(found)
    expect(events.at(-1)?.reason?.words).toContain(found[0])
    expect(observations.at(-1)?.body).toContain(found[2])
  })

  it('in what a person must see', async () => {
    const { shop, seller } = await openLogged()
    seller.willAnswer(accepted)
    seller.willSay({ kind: 'unknown-word', word: 'Done', ...withWords })
    await pay(shop, units())
    await shop.clock.advanceGently(MINUTE_ms)
    const { alerts } = await shop.client.health.get()
    expect(alerts).toMatchObject([{ kind: 'unknown-word' }])
    expect(tellsOfAToken(JSON.stringify(alerts))).toBe(false)
    const kept = shop.db.read<[], { words: string }>('SELECT words FROM alarm').all()
    expect(kept).toHaveLength(1)
    expect(kept[0]?.words).toContain('••••-')
    expect(kept[0]?.words).not.toMatch(OF_A_TOKEN)
  })

  it('in what a person must see, though it is cut in the middle of a token', async () => {
    const { shop, seller } = await openLogged()
    seller.willAnswer({
      ...unknown,
      why: 'echo-mismatch',
      raw: { body: `${'x'.repeat(190)}${found[0]}` },
    })
    await pay(shop, bill())
    const kept = shop.db.read<[], { words: string }>('SELECT words FROM alarm').all()
    expect(kept).toEqual([{ words: `${'x'.repeat(190)}••••-••••-` }])
  })
})
