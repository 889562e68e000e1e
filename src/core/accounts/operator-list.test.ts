import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { MobileNumber } from '../../domain/mobile-number.ts'
import { createDirectory } from '../catalogue/directory.ts'
import { openDatabase } from '../db/open.ts'
import type { OperatorsAnswer, Provider } from '../providers/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { scriptedProviders } from '../testing/shop.ts'
import { readOperatorList, withOperatorList } from './operator-list.ts'

const order = {
  kind: 'recharge',
  operator: 'GP',
  number: MobileNumber.parse('01712345678'),
  lineType: 'prepaid',
  amount_e4: taka(50),
  ourReference: 'SHOP-1-REF',
} as const

const range = { min_e4: taka(10), max_e4: taka(500) }
const listed = { operator: 'GP', providerCode: '7', name: 'Grameenphone', ...range } as const
const raw = { httpStatus: 200, elapsed_ms: 5, body: '' }

/** An account whose list is being asked for, and that the owner may change meanwhile. */
function asking() {
  const asked = Promise.withResolvers<OperatorsAnswer>()
  const opened: string[] = []
  const { alsamiflexi } = scriptedProviders()
  const provider: Provider = {
    ...alsamiflexi,
    askOperators: () => asked.promise,
    open(words) {
      opened.push(words.ourReference)
      return Promise.resolve({ kind: 'not-sent', why: 'connect', words: '' })
    },
  }
  const db = openDatabase(':memory:')
  const directory = createDirectory(db)
  let mark = 1
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const parts = { directory, clock: manualClock(0), log, mark: () => mark }
  return {
    parts,
    provider,
    client: withOperatorList(provider, 1, parts),
    opened,
    answer: () => asked.resolve({ kind: 'operators', operators: [listed], raw }),
    /** As a save does it. */
    changeAccount: () => {
      db.write(() => directory.forgetWithin('alsamiflexi'))
      mark = 2
    },
    code: () => directory.find('alsamiflexi', 'GP')?.providerCode ?? null,
  }
}

describe('an operator list that comes when the owner has changed the account', () => {
  it('is not the first list of the new one', async () => {
    const { parts, provider, changeAccount, answer, code } = asking()
    const reading = readOperatorList(provider, parts)
    changeAccount()
    answer()
    await reading
    expect(code()).toBe(null)
  })

  it('nor is a sale opened by it', async () => {
    const { client, opened, changeAccount, answer, code } = asking()
    const opening = client.open(order)
    changeAccount()
    answer()
    expect(await opening).toMatchObject({ kind: 'not-sent', why: 'operator-list' })
    expect([opened, code()]).toEqual([[], null])
  })
})

describe('a client of the account before', () => {
  it('sells by no number of the new account’s list', async () => {
    const { parts, client, opened, changeAccount } = asking()
    changeAccount()
    parts.directory.keep('alsamiflexi', [{ ...listed, providerCode: '9' }], 0)
    expect(await client.open(order)).toMatchObject({ kind: 'not-sent', why: 'operator-list' })
    expect(opened).toEqual([])
  })
})

describe('an operator list of the account that is set up', () => {
  it('is kept, and the sale that waited for it is opened', async () => {
    const { client, opened, answer, code } = asking()
    const opening = client.open(order)
    answer()
    await opening
    expect([opened, code()]).toEqual([['SHOP-1-REF'], '7'])
  })
})
