import { describe, expect, it } from 'vitest'
import { openDatabase } from './open.ts'

function counted() {
  const db = openDatabase(':memory:')
  const count = db.read<[], { settings: number }>('SELECT count(*) AS settings FROM setting')
  const insert = db.change<[string]>("INSERT INTO setting (key, value) VALUES (?, '1')")
  let reads = 0
  const settings = db.untilWritten(() => {
    reads += 1
    return count.get()?.settings
  })
  return { db, insert, settings, reads: () => reads }
}

describe('what is read between two writes', () => {
  it('is read once, and anew after a write', () => {
    const { db, insert, settings, reads } = counted()
    expect([settings(), settings(), settings()]).toEqual([0, 0, 0])
    expect(reads()).toBe(1)
    db.write(() => insert.run('one'))
    expect([settings(), settings()]).toEqual([1, 1])
    expect(reads()).toBe(2)
    db.close()
  })

  it('is seen as it stands inside of a write, and forgotten where that is undone', () => {
    const { db, insert, settings } = counted()
    expect(settings()).toBe(0)
    const undone = (): void => {
      insert.run('one')
      expect(settings()).toBe(1)
      insert.run('two')
      expect(settings()).toBe(2)
      throw new Error('the power went')
    }
    expect(() => db.write(undone)).toThrow('the power went')
    expect(settings()).toBe(0)
    db.close()
  })

  it('is new to whoever hears of the commit', () => {
    const { db, insert, settings } = counted()
    expect(settings()).toBe(0)
    const heard: unknown[] = []
    db.write(() => {
      db.afterCommit(() => heard.push(settings()))
      insert.run('one')
    })
    expect(heard).toEqual([1])
    db.close()
  })
})
