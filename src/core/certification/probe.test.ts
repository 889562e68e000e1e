import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { providerIds } from '../../domain/provider.ts'
import { openSandboxShop, type SandboxShop } from '../testing/sandbox-shop.ts'

const MINUTE_ms = 60_000
let open: SandboxShop
beforeEach(async () => {
  open = await openSandboxShop()
})
afterEach(() => open.stop())

const balance = async (name: string) => {
  const { accounts, sum_e4 } = await open.shop.client.ledger.trialBalance()
  expect(sum_e4).toBe(0)
  return accounts.find(({ account }) => account === name)?.balance_e4
}
const probes = () =>
  open.shop.db
    .read<[], Record<string, unknown>>(
      `SELECT kind, probe.sale_seq, class, taken_e4, transaction_id IS NOT NULL AS booked
       FROM probe LEFT JOIN probe_outcome ON probe_seq = seq ORDER BY seq`,
    )
    .all()
const differences = async () =>
  (await open.shop.client.wallets.list()).map(({ unexplained_e4 }) => unexplained_e4 ?? 0)

/** One delivered sale of the wizard, to be probed. */
async function delivered(provider: 'alsamiflexi' | 'flexiloadbd') {
  expect((await open.certify(provider, 'sale')).last).toEqual({ step: 'sale', problem: null })
  await open.pass(MINUTE_ms)
}

describe.each(['alsamiflexi', 'flexiloadbd'] as const)('the same reference twice at %s', (at) => {
  it.each(['refused', 'same-id'] as const)('is %s, and costs nothing', async (sameReference) => {
    open.sandbox.oracle.way(at, { sameReference })
    await delivered(at)
    const { facts } = await open.certify(at, 'same-reference')
    expect(facts.find(({ name }) => name === 'same-reference')?.value).toBe(sameReference)
    expect(probes()).toMatchObject([{ kind: 'same-reference', taken_e4: 0, booked: 0 }])
    expect(await balance('loss-double')).toBe(0)
    expect(open.sandbox.oracle.executions()).toHaveLength(1)
  })

  it('is a second charge: seen in the wallet, booked, and nothing is unexplained', async () => {
    open.sandbox.oracle.way(at, { sameReference: 'executed' })
    await delivered(at)
    const { facts } = await open.certify(at, 'same-reference')
    expect(facts.find(({ name }) => name === 'same-reference')?.value).toBe('second-charge')
    expect(open.sandbox.oracle.executions()).toHaveLength(2)
    // ৳20 less ৳27.50 on ৳1,000.
    expect(await balance('loss-double')).toBe(194_500)
    expect(probes()).toMatchObject([{ taken_e4: 194_500, booked: 1 }])
    await open.pass(2 * MINUTE_ms)
    expect(await differences()).toEqual([0, 0, 0, 0, 0])
  })

  it('is no sale of the books: the sale it is made on keeps its one attempt', async () => {
    await delivered(at)
    await open.certify(at, 'same-reference')
    const { sales } = await open.shop.client.sales.list({ limit: 5 })
    expect(sales).toHaveLength(1)
    const attempts = open.shop.db.read<[], { count: number }>(
      'SELECT count(*) AS count FROM attempt',
    )
    expect(attempts.get()).toEqual({ count: 1 })
    const same = open.shop.db.read<[], { same: number }>(
      `SELECT attempt.request_hash = probe.request_hash AS same
       FROM attempt JOIN probe ON probe.sale_seq = attempt.sale_seq`,
    )
    expect(same.get()).toEqual({ same: 1 })
  })

  it('is asked of one sale once, and of no sale that was not the wizard’s', async () => {
    await open.shop.sell({ provider: at, number: '01755551234' })
    await open.pass(MINUTE_ms)
    expect((await open.certify(at, 'same-reference')).last).toMatchObject({ problem: 'needs-sale' })
    await delivered(at)
    expect((await open.certify(at, 'same-reference')).last).toMatchObject({ problem: null })
    expect((await open.certify(at, 'same-reference')).last).toMatchObject({ problem: 'needs-sale' })
    expect(probes()).toHaveLength(1)
  })
})

describe.each(providerIds)('a number nobody can have at %s', (provider) => {
  it('is refused, in words that are kept, and costs nothing', async () => {
    const { facts } = await open.certify(provider, 'bad-number')
    expect(facts).toMatchObject([{ name: 'bad-number', value: 'refused' }])
    expect(facts[0]?.evidence.find(({ asked }) => asked === 'probe')?.body).toContain('11 digits')
    expect(probes()).toMatchObject([{ kind: 'bad-number', sale_seq: null, taken_e4: 0 }])
    expect(open.sandbox.oracle.executions()).toEqual([])
    expect((await open.shop.client.sales.list({ limit: 5 })).sales).toEqual([])
  })

  it('that gets no answer is unclear, and nothing is sent again', async () => {
    open.sandbox.oracle.fault({ provider, answer: { how: 'reset' } })
    const { facts } = await open.certify(provider, 'bad-number')
    expect(facts).toMatchObject([{ name: 'bad-number', value: 'unclear' }])
    await open.pass(5 * MINUTE_ms)
    const sent = open.sandbox.oracle.requests().filter(({ call }) => call === 'create')
    expect(sent).toHaveLength(1)
  })
})

describe('a probe', () => {
  it('is on disk before a byte of it leaves, and a crash leaves it without an answer', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'silence' } })
    await open.shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'bad-number',
      accepted: true,
    })
    const created = () => open.sandbox.oracle.requests().some(({ call }) => call === 'create')
    while (!created()) await open.shop.clock.advanceGently(0)
    expect(probes()).toMatchObject([{ kind: 'bad-number', class: null }])
    const next = await open.shop.crash()
    const outcome = next.db.read<[], { class: string; taken_e4: number | null }>(
      'SELECT class, taken_e4 FROM probe_outcome',
    )
    expect(outcome.all()).toEqual([{ class: 'crash', taken_e4: null }])
    expect((await next.client.certification.get({ provider: 'flexiloadbd' })).facts).toEqual([])
    const sent = open.sandbox.oracle.requests().filter(({ call }) => call === 'create')
    expect(sent).toHaveLength(1)
    await next.core.close()
  })

  it('keeps its answer, also where nothing comes of the looks at the wallet after it', async () => {
    await open.shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'bad-number',
      accepted: true,
    })
    await open.pass(MINUTE_ms)
    expect(probes()).toMatchObject([{ kind: 'bad-number', class: null }])
    const next = await open.shop.crash()
    const outcome = next.db.read<[], { class: string; body: string; taken_e4: number | null }>(
      'SELECT class, http_status, body, taken_e4 FROM probe_outcome',
    )
    const heard = { class: 'refused', http_status: 422, taken_e4: null }
    expect(outcome.all()).toMatchObject([{ ...heard, body: expect.stringContaining('11 digits') }])
    expect((await next.client.certification.get({ provider: 'flexiloadbd' })).facts).toEqual([])
    await next.core.close()
  })

  it('that a closing counter cuts off lets the books close at once', async () => {
    open.sandbox.oracle.fault({ provider: 'flexiloadbd', answer: { how: 'silence' } })
    await open.shop.client.certification.step({
      provider: 'flexiloadbd',
      step: 'bad-number',
      accepted: true,
    })
    const created = () => open.sandbox.oracle.requests().some(({ call }) => call === 'create')
    while (!created()) await open.shop.clock.advanceGently(0)
    await open.shop.core.close()
    await open.sandbox.stop()
    open = await openSandboxShop()
  })

  it('is not sent by a machine that slept since its owner asked for it', async () => {
    const { client, clock } = open.shop
    await client.certification.step({
      provider: 'flexiloadbd',
      step: 'bad-number',
      accepted: true,
    })
    // Asleep, the wall clock goes on and the monotonic one stands still.
    clock.jumpTo(clock.now() + 60 * MINUTE_ms)
    await open.pass(5 * MINUTE_ms)
    const { last } = await client.certification.get({ provider: 'flexiloadbd' })
    expect(last).toEqual({ step: 'bad-number', problem: 'stopped' })
    expect([probes(), open.sandbox.oracle.requests().map(({ call }) => call)]).toEqual([
      [],
      expect.not.arrayContaining(['create']),
    ])
  })

  it('is never changed nor deleted, nor is what came of it', async () => {
    await open.certify('flexiloadbd', 'bad-number')
    const { db } = open.shop
    for (const sql of [
      'UPDATE probe SET amount_e4 = 1',
      'DELETE FROM probe',
      'UPDATE probe_outcome SET taken_e4 = 1',
      'DELETE FROM probe_outcome',
      `UPDATE probe_answer SET body = ''`,
      'DELETE FROM probe_answer',
      `UPDATE certified_fact SET value = 'taken'`,
      'DELETE FROM certified_fact',
    ]) {
      expect(() => db.write(() => db.change<[]>(sql).run())).toThrow(/is never/u)
    }
  })

  it('is not sent where the disk cannot keep it', async () => {
    const { db } = open.shop
    db.write(() =>
      db
        .change<[]>(
          `CREATE TRIGGER full BEFORE INSERT ON probe BEGIN SELECT RAISE(ABORT, 'full'); END`,
        )
        .run(),
    )
    const certification = await open.certify('flexiloadbd', 'bad-number')
    expect(certification.last).toEqual({ step: 'bad-number', problem: 'stopped' })
    const sent = open.sandbox.oracle.requests().filter(({ call }) => call === 'create')
    expect(sent).toEqual([])
  })
})
