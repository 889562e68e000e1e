import { describe, expect, it } from 'vitest'
import { openDatabase } from './db/open.ts'
import { identityOf } from './identity.ts'
import { countingBytes } from './testing/shop.ts'

describe('the identity of books', () => {
  it('is drawn once and stays, also when they are opened again', () => {
    const db = openDatabase(':memory:')
    const random = countingBytes()
    const first = identityOf(db, 'real', random)
    expect(first).toMatchObject({ books: 'real', counter: '1' })
    expect(first.shopCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(first.dbId).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(identityOf(db, 'real', random)).toEqual(first)
    expect(identityOf(openDatabase(db.serialize()), 'real', random)).toEqual(first)
  })

  it('is another one for other books', () => {
    const random = countingBytes()
    const [one, other] = [':memory:', ':memory:'].map((path) =>
      identityOf(openDatabase(path), 'real', random),
    )
    expect(one?.dbId).not.toBe(other?.dbId)
    expect(one?.shopCode).not.toBe(other?.shopCode)
  })

  it.each([
    ['practice', 'real'],
    ['real', 'practice'],
  ] as const)('keeps %s books from being opened as %s ones', (made, opened) => {
    const db = openDatabase(':memory:')
    identityOf(db, made, countingBytes())
    const before = db.serialize()
    const opening = () => identityOf(db, opened, countingBytes())
    expect(opening).toThrow(expect.objectContaining({ name: 'OtherBooks', made }))
    expect(opening).toThrow(`these are the ${made} books`)
    expect(Buffer.from(db.serialize()).equals(before)).toBe(true)
  })

  it('is missed where a part of it is gone', () => {
    const db = openDatabase(':memory:')
    identityOf(db, 'real', countingBytes())
    const lose = db.change<[]>("DELETE FROM book WHERE key = 'shop_code'")
    db.write(() => lose.run())
    expect(() => identityOf(db, 'real', countingBytes())).toThrow('the books have no shop_code')
  })
})
