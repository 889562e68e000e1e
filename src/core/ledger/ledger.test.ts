import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Account, accounts, type Entry, openingEntries } from '../../domain/ledger.ts'
import { type Money, money, negate, taka } from '../../domain/money.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { createBalances } from './balances.ts'
import { createPost } from './post.ts'

const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
const WALLET = 'wallet:flexiloadbd:flexiload'

function books() {
  const db = openDatabase(':memory:')
  const post = createPost(db, accounts)
  const keep = (entries: readonly Entry[]): number =>
    db.write(() =>
      post({ saleSeq: null, cause: 'test', at_ms: 1, businessDate: '2026-01-01', entries }),
    )
  const fresh = (account: Account): Money => createBalances(db).balance(account)
  return { db, post, keep, fresh, balances: createBalances(db) }
}

/** Two accounts and a sum that moves from one to the other. */
const anyMove = fc
  .record({
    from: fc.constantFrom(...accounts),
    to: fc.constantFrom(...accounts),
    amount_e4: fc.integer({ min: 1, max: 50_000_000 }).map((sum) => money(sum)),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ from, to, amount_e4 }): readonly Entry[] => [
    { account: to, amount_e4 },
    { account: from, amount_e4: negate(amount_e4) },
  ])

describe('the books, whatever is posted to them', () => {
  it('remember each balance as it would be summed anew, and balance in all', () => {
    const always = fc.property(
      fc.array(fc.record({ entries: anyMove, isUndone: fc.boolean() }), { maxLength: 40 }),
      (moves) => {
        const { db, keep, post, balances, fresh } = books()
        for (const { entries, isUndone } of moves) {
          const account = entries[0]?.account ?? WALLET
          if (isUndone) {
            const undone = (): void => {
              post({ saleSeq: null, cause: 'x', at_ms: 1, businessDate: '2026-01-01', entries })
              balances.balance(account)
              throw new Error('the power went')
            }
            expect(() => db.write(undone)).toThrow('the power went')
          } else keep(entries)
          expect(balances.balance(account)).toBe(fresh(account))
        }
        for (const account of accounts) expect(balances.balance(account)).toBe(fresh(account))
        const { accounts: lines, sum_e4 } = balances.trialBalance()
        expect(sum_e4).toBe(0)
        expect(lines.map((line) => line.account)).toEqual([...accounts].toSorted())
        // The one is remembered and added to, the other summed over every entry there is.
        for (const { account, balance_e4 } of lines) {
          expect(balances.balance(Account.parse(account))).toBe(balance_e4)
        }
        db.close()
      },
    )
    fc.assert(always, { numRuns: 60 })
  })

  it('are summed up ahead in pieces, and right whatever is posted in between', () => {
    const { db, keep, balances, fresh } = books()
    const insert = db.change<[]>(
      `INSERT INTO ledger_transaction (id, cause, at_ms, business_date)
       WITH RECURSIVE nth(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < 45000)
       SELECT n, 'x', 1, '2026-01-01' FROM nth`,
    )
    const entries = db.change<[{ of: string; line: number; amount_e4: number }]>(
      `INSERT INTO entry SELECT id, @line, (SELECT id FROM account WHERE name = @of), @amount_e4
       FROM ledger_transaction WHERE id <= 45000`,
    )
    db.write(() => {
      insert.run()
      entries.run({ of: WALLET, line: 0, amount_e4: 7 })
      entries.run({ of: 'owner', line: 1, amount_e4: -7 })
    })
    let pieces = 0
    for (const _piece of balances.readAhead(WALLET)) {
      pieces += 1
      keep(openingEntries(at, taka(1)))
      if (pieces === 2) expect(balances.balance(WALLET)).toBe(fresh(WALLET))
    }
    // Whoever asks for it meanwhile has read the rest.
    expect(pieces).toBe(2)
    expect(balances.balance(WALLET)).toBe(45_000 * 7 + 2 * taka(1))
    expect(balances.lastTransaction(WALLET)).toBe(45_002)
    for (const _piece of balances.readAhead('owner')) keep(openingEntries(at, taka(1)))
    expect(balances.balance('owner')).toBe(fresh('owner'))
  })

  it('are read from where they were known to, and not at all where nothing was posted', () => {
    const { db, keep } = books()
    const looks: number[] = []
    const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
      const rows = db.read<Words, Row>(sql)
      if (!sql.includes('transaction_id > ?')) return rows
      const get = (...words: Words) => {
        looks.push(Number(words[1]))
        return rows.get(...words)
      }
      return { ...rows, get }
    }
    const balances = createBalances({ ...db, read })
    keep(openingEntries(at, taka(10)))
    for (let times = 0; times < 3; times += 1) expect(balances.balance(WALLET)).toBe(taka(10))
    expect(looks).toEqual([0])
    keep(openingEntries(at, taka(5)))
    for (let times = 0; times < 3; times += 1) expect(balances.balance(WALLET)).toBe(taka(15))
    expect(looks).toEqual([0, 1])
  })

  it.each([
    ['max(id)', 'the newest transaction'],
    ['transaction_id > ?', 'a sum'],
  ])('are not taken for empty where a question brings nothing: %s', (asked, missing) => {
    const { db, keep } = books()
    keep(openingEntries(at, taka(10)))
    const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
      const rows = db.read<Words, Row>(sql)
      return sql.includes(asked) ? { ...rows, get: () => undefined } : rows
    }
    const balances = createBalances({ ...db, read })
    expect(() => balances.balance(WALLET)).toThrow(`${missing} is not there`)
  })

  it('know the newest transaction of an account', () => {
    const { keep, balances } = books()
    expect(balances.lastTransaction(WALLET)).toBe(0)
    keep(openingEntries(at, taka(10)))
    keep(openingEntries({ provider: 'autoflexi', wallet: 'main' }, taka(10)))
    expect(balances.lastTransaction(WALLET)).toBe(1)
    expect(balances.lastTransaction('owner')).toBe(2)
  })
})

describe('a transaction that cannot be true', () => {
  it.each<[string, readonly Entry[]]>([
    [
      'debits and credits differ',
      [
        { account: 'cash', amount_e4: money(5) },
        { account: 'owner', amount_e4: money(-4) },
      ],
    ],
    [
      'an entry of nothing',
      [
        { account: 'cash', amount_e4: money(0) },
        { account: 'owner', amount_e4: money(0) },
      ],
    ],
    ['two entries at least', [{ account: 'cash', amount_e4: money(5) }]],
    ['two entries at least', []],
  ])('is refused, and nothing of it is kept: %s', (words, entries) => {
    const { keep, balances } = books()
    expect(() => keep(entries)).toThrow(words)
    expect(balances.trialBalance().accounts.every(({ balance_e4 }) => balance_e4 === 0)).toBe(true)
  })

  it('is refused where these books have no such account', () => {
    const db = openDatabase(':memory:')
    const post = createPost(db, ['cash'])
    const entries = openingEntries(at, taka(1))
    const posting = { saleSeq: null, cause: 'x', at_ms: 1, businessDate: '2026-01-01', entries }
    expect(() => db.write(() => post(posting))).toThrow(`no account ${WALLET}`)
    const kept = db.read<[], { kept: number }>('SELECT count(*) AS kept FROM ledger_transaction')
    expect(kept.get()).toEqual({ kept: 0 })
  })
})

describe('books that were tampered with', () => {
  it('do not balance, and say so', () => {
    const { db, keep, balances } = books()
    keep(openingEntries(at, taka(1)))
    const forge = db.change<[]>(
      'INSERT INTO entry (transaction_id, line, account_id, amount_e4) VALUES (1, 9, 1, 5)',
    )
    db.write(() => forge.run())
    expect(() => balances.trialBalance()).toThrow('do not balance: 5')
  })
})

describe('books that are opened again', () => {
  it('take accounts that are new to them, and keep the numbers of the others', () => {
    const db = openDatabase(':memory:')
    createPost(db, ['cash', 'owner'])
    const numbered = () =>
      db.read<[], { id: number; name: string }>('SELECT id, name FROM account ORDER BY id').all()
    expect(numbered()).toEqual([
      { id: 1, name: 'cash' },
      { id: 2, name: 'owner' },
    ])
    createPost(db, ['owner', 'suspense', 'cash'])
    expect(numbered().map(({ name }) => name)).toEqual(['cash', 'owner', 'suspense'])
    // Nothing is written where none is new: the books may lie on a disk that is full.
    const write = () => {
      throw new Error('the disk is full')
    }
    expect(() => createPost({ ...db, write }, ['cash', 'owner'])).not.toThrow()
  })
})
