import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { ListedOperator, OperatorsAnswer } from '../provider.ts'
import { clientOf } from '../testing/clients.ts'
import { documented } from '../testing/documents.ts'
import {
  type ScriptedServer,
  type Turn,
  answer,
  json,
  startScriptedServer,
} from '../testing/scripted-server.ts'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

async function ask(turn: Turn): Promise<OperatorsAnswer> {
  server.script(turn)
  const client = clientOf('alsamiflexi', server.url, manualClock(), { listed: null })
  if (client.askOperators === null) throw new Error('alsamiflexi has a list')
  return client.askOperators()
}

async function listOf(...rows: readonly unknown[]): Promise<readonly ListedOperator[]> {
  const answered = await ask(json(200, { success: true, data: rows }))
  if (answered.kind !== 'operators') throw new Error(answered.why)
  return answered.operators
}

const gp = { id: 1, name: 'Grameenphone', code: 'GP', min_amount: 10, max_amount: 1000 }
const robi = { id: 2, name: 'Robi', code: 'ROBI', min_amount: 10, max_amount: 1000 }

describe("alsamiflexi's list of operators", () => {
  it('is read as its document prints it, ROBI as our RB (B11)', async () => {
    expect(await listOf(gp, robi)).toEqual([
      {
        operator: 'GP',
        providerCode: '1',
        name: 'Grameenphone',
        min_e4: taka(10),
        max_e4: taka(1000),
      },
      { operator: 'RB', providerCode: '2', name: 'Robi', min_e4: taka(10), max_e4: taka(1000) },
    ])
  })

  it.each([
    ['an operator we do not sell', { ...gp, code: 'CC', name: 'Citycell' }],
    ['a code and a name that disagree', { ...gp, name: 'Robi' }],
    ['a name we do not know', { ...gp, name: 'Grameenphone Postpaid' }],
    ['no name', { ...gp, name: null }],
    ['a name without end', { ...gp, name: 'G'.repeat(101) }],
    ['no id', { ...gp, id: null }],
    ['the id 0', { ...gp, id: 0 }],
    ['an id that is no number', { ...gp, id: '1; DROP' }],
    ['an id with a fraction', { ...gp, id: 1.5 }],
    ['an id of 21 digits', { ...gp, id: '9'.repeat(21) }],
    ['no least amount', { ...gp, min_amount: null }],
    ['no greatest amount', { ...gp, max_amount: 'many' }],
    ['the greatest below the least', { ...gp, min_amount: 100, max_amount: 10 }],
    ['nothing to sell', { ...gp, min_amount: 0, max_amount: 0 }],
    ['text', 'GP'],
    ['nothing', null],
  ])('leaves out a row with %s', async (_, row) => {
    expect(await listOf(row, robi)).toMatchObject([{ operator: 'RB' }])
  })

  it('takes none of the rows that claim the same operator or the same number', async () => {
    expect(await listOf(gp, { ...gp, id: 3 }, robi)).toMatchObject([{ operator: 'RB' }])
    expect(await listOf(gp, { ...robi, id: 1 })).toEqual([])
  })

  it('may write its ids as text', async () => {
    expect(await listOf({ ...gp, id: '1' })).toMatchObject([{ providerCode: '1' }])
  })

  it('may be empty, which is known then', async () => {
    expect(await listOf()).toEqual([])
  })

  it.each([
    [
      'a list without end (row 68)',
      json(200, { success: true, data: Array(2001).fill(0) }),
      'shape',
    ],
    ['no list', json(200, { success: true, data: {} }), 'shape'],
    ['a no', json(401, documented.alsamiflexi.refused('bad key')), 'key'],
    ['a page', answer(200, '<html>'), 'not-json'],
    ['nothing', answer(500, ''), 'server-error'],
  ])('is not known from %s', async (_, turn, why) => {
    expect(await ask(turn)).toMatchObject({ kind: 'unknown', why })
  })

  it('is not known when nobody listens', async () => {
    const gone = await startScriptedServer()
    const lost = clientOf('alsamiflexi', gone.url, manualClock())
    await gone.stop()
    expect(await lost.askOperators?.()).toMatchObject({ kind: 'unknown', why: 'connect' })
  })
})
