import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { StatementId } from '../../contract/statements.ts'
import type { SaleDetail } from '../../contract/schemas.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { delivered, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const newId = () => StatementId.parse(uuidv7())
const HOUR_ms = 3_600_000

const HEADINGS = ['Date', 'Phone', 'Amount', 'Payable', 'Status', 'TRX ID', 'Ref ID']

/** A line as flexiloadbd would list the sale. */
function lineOf(sale: SaleDetail, words: Partial<Record<string, string>> = {}): string[] {
  const { date, time } = dhakaTime(sale.createdAt_ms)
  const usual: Record<string, string> = {
    Date: `${date} ${time}`,
    Phone: sale.number,
    Amount: String(sale.amount_e4 / 10_000),
    Payable: '',
    Status: 'Success',
    'TRX ID': sale.providerReference ?? '',
    'Ref ID': sale.ourReference,
  }
  return HEADINGS.map((heading) => words[heading] ?? usual[heading] ?? '')
}

async function brought(shop: TestShop, rows: string[][]) {
  const id = newId()
  await shop.client.statements.bring({ id, from: 0, of: rows.length, rows })
  return id
}

async function imported(shop: TestShop, rows: string[][], provider: ProviderId = 'flexiloadbd') {
  const id = await brought(shop, rows)
  const { mapping } = await shop.client.statements.preview({ id, provider })
  const wanted = { id, provider, wallet: null, name: 'may.csv', mapping }
  const head = await shop.client.statements.import(wanted)
  const list = async (outcome: 'matched' | 'different' | 'missing-here' | 'missing-there') =>
    (await shop.client.statements.get({ id, outcome })).entries
  return { head, list, wanted }
}

let ids = 0

/** Delivered by a provider that gives every sale an id of its own. */
async function soldTo(shop: TestShop, number: string, amount = 50): Promise<SaleDetail> {
  ids += 1
  const answer = { ...delivered, providerReference: `TRX${ids}`, charged_e4: taka(amount) }
  shop.providers.flexiloadbd.willAnswer(answer)
  return shop.sell({ number, amount_e4: taka(amount) })
}

describe('a statement of a provider', () => {
  it('is laid beside the books: matched, different, missing here and missing there', async () => {
    const shop = await openShop()
    const same = await soldTo(shop, '01711000001')
    const other = await soldTo(shop, '01711000002')
    const absent = await soldTo(shop, '01711000003')
    const last = await soldTo(shop, '01711000004')
    const { head, list } = await imported(shop, [
      HEADINGS,
      lineOf(same),
      lineOf(other, { Amount: '60', Status: 'Failed' }),
      lineOf(last),
      lineOf(last, { Phone: '01999000009', 'TRX ID': 'TRX-9', 'Ref ID': '' }),
    ])
    expect(head).toMatchObject({
      provider: 'flexiloadbd',
      name: 'may.csv',
      lines: 4,
      counts: { matched: 2, different: 1, 'missing-here': 1, 'missing-there': 1 },
    })
    expect(await list('matched')).toMatchObject([
      { row: 2, next: 'none', sale: { id: same.id } },
      { row: 4, next: 'none', sale: { id: last.id } },
    ])
    expect(await list('different')).toMatchObject([
      { row: 3, differences: ['amount', 'state'], next: 'claim', sale: { id: other.id } },
    ])
    expect(await list('missing-here')).toMatchObject([
      { row: 5, number: '01999000009', next: 'elsewhere', sale: null },
    ])
    expect(await list('missing-there')).toMatchObject([
      { row: null, next: 'claim', sale: { id: absent.id } },
    ])
  })

  it('changes no sale and books no money', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000005')
    const before = await shop.client.ledger.trialBalance()
    await imported(shop, [HEADINGS, lineOf(sale, { Status: 'Refunded', Payable: '1' })])
    expect(await shop.client.ledger.trialBalance()).toEqual(before)
    expect(await shop.sale(sale.id)).toEqual(sale)
    proveBooks(shop)
  })

  it('names a sale in doubt by number, amount and time, and leads to its id', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi', number: '01711000006' })
    expect(sale.state).toBe('in-doubt')
    const { date, time } = dhakaTime(sale.createdAt_ms)
    const line = [`${date} ${time}`, '017****0006', '৳৫০', 'Completed', '16267020250210229266']
    const rows = [['Date', 'Number', 'Amount', 'Status', 'Trx ID'], line]
    const { list } = await imported(shop, rows, 'autoflexi')
    expect(await list('different')).toMatchObject([
      { differences: ['state'], next: 'identify', sale: { id: sale.id, state: 'in-doubt' } },
    ])
  })

  it('guesses nothing where two of our sales could be the one line', async () => {
    const shop = await openShop()
    const first = await soldTo(shop, '01711000007')
    shop.clock.advance(6 * 60_000)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX-two' })
    const second = await shop.sell({ number: '01711000007', twinSeen: first.id })
    const { list } = await imported(shop, [HEADINGS, lineOf(first, { 'TRX ID': '', 'Ref ID': '' })])
    expect(await list('missing-here')).toMatchObject([
      { note: 'ambiguous', next: 'choose', candidates: [second.id, first.id] },
    ])
    expect(await list('missing-there')).toEqual([])
  })

  it('tells a line whose sale another line has already: it may have been done twice', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000008')
    const { list } = await imported(shop, [HEADINGS, lineOf(sale), lineOf(sale)])
    expect(await list('matched')).toHaveLength(1)
    expect(await list('missing-here')).toMatchObject([{ note: 'repeated', next: 'twice' }])
  })

  it('finds the top-ups that are booked, and offers to book the others', async () => {
    const shop = await openShop()
    await soldTo(shop, '01711000009')
    const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
    const topUp = { ...at, amount_e4: taka(5_000), slip: 'BK 77-1', paidFrom: 'owner' } as const
    await shop.client.wallets.topUp({ id: uuidv7(), ...topUp })
    const { date } = dhakaTime(shop.clock.now())
    const { list } = await imported(shop, [
      ['Date', 'Mobile', 'Amount', 'Credit', 'TRX ID'],
      [date, '', '', '5,000.00', 'bk771'],
      [date, '', '', '7,000', 'BK-99'],
    ])
    expect(await list('matched')).toMatchObject([{ kind: 'credit', amount_e4: taka(5_000) }])
    expect(await list('missing-here')).toMatchObject([{ kind: 'credit', next: 'top-up' }])
    const later = { ...topUp, amount_e4: taka(7_000), slip: 'bk 99' }
    await shop.client.wallets.topUp({ id: uuidv7(), ...later })
    expect(await list('missing-here')).toMatchObject([{ kind: 'credit', next: 'settled' }])
  })

  it('shows each sale as it stands now: what is settled since says so', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi', number: '01711000010' })
    const rows = [HEADINGS, lineOf(sale, { 'Ref ID': '' })]
    const { list } = await imported(shop, rows, 'autoflexi')
    expect(await list('different')).toMatchObject([{ next: 'wait' }])
    await shop.clock.advanceGently(HOUR_ms)
    expect(await list('different')).toMatchObject([{ next: 'decide' }])
    const evidence = 'the statement of the provider'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    expect(await list('different')).toMatchObject([
      { next: 'settled', sale: { state: 'succeeded' } },
    ])
  })
})

describe('an import', () => {
  it('is of all lines or of none, and says what stands in the way', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000011')
    const rows = [
      HEADINGS,
      lineOf(sale),
      lineOf(sale, { Phone: '1.71235E+09' }),
      lineOf(sale, { Phone: '1711000011' }),
      lineOf(sale, { Status: 'Complited' }),
      ['Total', '', '150', '', '', '', ''],
    ]
    const id = await brought(shop, rows)
    const look = { id, provider: 'flexiloadbd' } as const
    const preview = await shop.client.statements.preview(look)
    expect(preview).toMatchObject({ mappingIs: 'guessed', lines: 1, problemCount: 4 })
    expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'number', 'rounded'],
      [4, 'number', 'lost-zero'],
      [5, 'state', 'state-unknown'],
      [6, 'time', 'date'],
    ])
    expect(preview.unknownWords).toEqual(['Complited'])
    const wanted = { ...look, wallet: null, name: '', mapping: preview.mapping }
    await expect(shop.client.statements.import(wanted)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'lines', code: 'not-understood' },
    })
    expect(await shop.client.statements.list()).toEqual([])
    expect(await shop.client.statements.mapping({ provider: 'flexiloadbd' })).toBeNull()
  })

  it('takes a word’s meaning and a row’s leaving out from a person', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000012')
    const rows = [HEADINGS, lineOf(sale, { Status: 'Complited' }), ['Total', '', '50']]
    const id = await brought(shop, rows)
    const look = { id, provider: 'flexiloadbd', without: [3] } as const
    const { mapping } = await shop.client.statements.preview({ ...look, without: [3] })
    const said = { ...mapping, stateWords: { complited: 'succeeded' as const } }
    const wanted = { ...look, without: [3], wallet: null, name: '', mapping: said }
    const head = await shop.client.statements.import(wanted)
    expect(head.counts).toMatchObject({ matched: 1, 'missing-here': 0 })
    expect(await shop.client.statements.mapping({ provider: 'flexiloadbd' })).toEqual(said)
  })

  it('lays what was said of a provider on its next statement, whatever its title', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000013')
    const { wanted } = await imported(shop, [HEADINGS, lineOf(sale)])
    const titled = [['Statement of May'], [], HEADINGS.map((one) => ` ${one} `), lineOf(sale)]
    const id = await brought(shop, titled)
    expect(await shop.client.statements.preview({ id, provider: 'flexiloadbd' })).toMatchObject({
      mappingIs: 'kept',
      mapping: { ...wanted.mapping, firstLine: 3 },
    })
    const other = await brought(shop, [
      ['When', 'Who'],
      ['2026-01-01', '01711000013'],
    ])
    expect(
      await shop.client.statements.preview({ id: other, provider: 'flexiloadbd' }),
    ).toMatchObject({ mappingIs: 'guessed', missingColumns: ['time', 'amount', 'reference'] })
  })

  it('is one, however often it is told', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000014')
    const { head, wanted } = await imported(shop, [HEADINGS, lineOf(sale)])
    expect(await shop.client.statements.import(wanted)).toEqual(head)
    expect(await shop.client.statements.list()).toEqual([head])
  })

  it('of ten thousand lines is not there before all of them are', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000016')
    const day = lineOf(sale, { 'TRX ID': '', 'Ref ID': '' })
    const rows = Array.from({ length: 1_201 }, (_, nth) =>
      day.with(1, `019${String(10_000_000 + nth)}`),
    )
    const id = newId()
    for (let from = 0; from < rows.length; from += 400) {
      const part = from === 0 ? [HEADINGS, ...rows.slice(0, 400)] : rows.slice(from, from + 400)
      const of = rows.length + 1
      await shop.client.statements.bring({ id, from: from === 0 ? 0 : from + 1, of, rows: part })
    }
    const look = { id, provider: 'flexiloadbd' } as const
    const { mapping } = await shop.client.statements.preview(look)
    const wanted = { ...look, wallet: null, name: '', mapping }
    const cut = shop.db.change<[]>(
      `CREATE TRIGGER cut BEFORE INSERT ON statement_line WHEN NEW.row > 900
       BEGIN SELECT RAISE(ABORT, 'the power was cut'); END`,
    )
    shop.db.write(() => cut.run())
    await expect(shop.client.statements.import(wanted)).rejects.toThrow()
    expect(await shop.client.statements.list()).toEqual([])
    shop.db.write(() => shop.db.change<[]>('DROP TRIGGER cut').run())
    const head = await shop.client.statements.import(wanted)
    expect(await shop.client.statements.list()).toEqual([head])
    expect(head).toMatchObject({ lines: 1_201, counts: { 'missing-here': 1_201 } })
    const first = await shop.client.statements.get({ id, outcome: 'missing-here' })
    expect(first.entries).toHaveLength(100)
    const { cursor } = first
    if (cursor === null) throw new Error('there is more')
    const second = await shop.client.statements.get({ id, outcome: 'missing-here', cursor })
    expect(second.entries[0]).toMatchObject({ row: 102 })
  })

  it('takes parts in their order alone, and forgets what nobody went on with', async () => {
    const shop = await openShop()
    const id = newId()
    const bring = (part: { id: StatementId; from: number; rows: string[][] }) =>
      shop.client.statements.bring({ ...part, of: 3 })
    await expect(bring({ id, from: 5, rows: [['a']] })).rejects.toMatchObject({
      data: { field: 'rows', code: 'out-of-order' },
    })
    expect(await bring({ id, from: 0, rows: [['a'], ['b']] })).toEqual({ rows: 2 })
    expect(await bring({ id, from: 2, rows: [['c']] })).toEqual({ rows: 3 })
    expect(await bring({ id, from: 2, rows: [['c']] })).toEqual({ rows: 3 })
    await brought(shop, [['x']])
    await expect(
      shop.client.statements.preview({ id, provider: 'autoflexi' }),
    ).rejects.toMatchObject({ data: { code: 'no-draft' } })
  })

  it('takes nothing of a table of which a part is still to come', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000017')
    const id = newId()
    const look = { id, provider: 'flexiloadbd' } as const
    const noDraft = { data: { code: 'no-draft' } }
    const part = { id, from: 0, of: 3, rows: [HEADINGS, lineOf(sale)] }
    await shop.client.statements.bring(part)
    await expect(shop.client.statements.preview(look)).rejects.toMatchObject(noDraft)
    await shop.client.statements.bring({ ...part, from: 2, rows: [lineOf(sale)] })
    const { mapping } = await shop.client.statements.preview(look)
    // Another window brought its own, and this one begins anew.
    await brought(shop, [HEADINGS])
    await shop.client.statements.bring(part)
    const wanted = { ...look, wallet: null, name: '', mapping }
    await expect(shop.client.statements.import(wanted)).rejects.toMatchObject(noDraft)
    expect(await shop.client.statements.list()).toEqual([])
    await expect(
      shop.client.statements.bring({ ...part, from: 2, rows: [['a'], ['b']] }),
    ).rejects.toMatchObject({ data: { code: 'out-of-order' } })
  })

  it('is kept as it was: nobody changes or deletes a line of it', async () => {
    const shop = await openShop()
    const sale = await soldTo(shop, '01711000015')
    await imported(shop, [HEADINGS, lineOf(sale)])
    for (const sql of [
      'UPDATE statement SET name = 1',
      'DELETE FROM statement',
      'UPDATE statement_line SET amount_e4 = 1',
      'DELETE FROM statement_line',
    ]) {
      expect(() => shop.db.write(() => shop.db.change<[]>(sql).run())).toThrow(
        /never (changed|deleted)/u,
      )
    }
  })
})
