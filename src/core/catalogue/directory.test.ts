import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import type { ListedOperator } from '../providers/provider.ts'
import { createDirectory } from './directory.ts'

function listing(operator: ListedOperator['operator'], providerCode: string): ListedOperator {
  return { operator, providerCode, name: operator, min_e4: taka(10), max_e4: taka(1_000) }
}

const usual = [listing('GP', '1'), listing('RB', '2')]

function openDirectory(db = openDatabase(':memory:')) {
  return { db, directory: createDirectory(db) }
}

describe('alsamiflexi’s own list of operators', () => {
  it('is not known before it was read', () => {
    const { directory } = openDirectory()
    expect(directory.hasList('alsamiflexi')).toBe(false)
    expect(directory.find('alsamiflexi', 'GP')).toBeNull()
  })

  it('is kept over a restart', () => {
    const { db, directory } = openDirectory()
    expect(directory.keep('alsamiflexi', usual, 0)).toEqual([])
    expect(openDirectory(db).directory.find('alsamiflexi', 'RB')).toEqual(listing('RB', '2'))
    expect(openDirectory(db).directory.hasList('flexiloadbd')).toBe(false)
  })

  it('takes new limits and new operators as they come', () => {
    const { directory } = openDirectory()
    directory.keep('alsamiflexi', usual, 0)
    const dearer = { ...listing('GP', '1'), min_e4: taka(20) }
    expect(directory.keep('alsamiflexi', [dearer, listing('BL', '3')], 1)).toEqual([])
    expect(directory.find('alsamiflexi', 'GP')?.min_e4).toBe(taka(20))
    expect(directory.find('alsamiflexi', 'BL')).not.toBeNull()
    expect(directory.find('alsamiflexi', 'RB')).toBeNull()
  })

  it('is not believed where numbers have changed places (B11), until the owner has looked', () => {
    const { db, directory } = openDirectory()
    directory.keep('alsamiflexi', usual, 0)
    const swapped = [listing('GP', '2'), listing('RB', '1')]
    expect(directory.keep('alsamiflexi', swapped, 1)).toEqual(['GP', 'RB'])
    expect(directory.find('alsamiflexi', 'GP')).toBeNull()
    expect(directory.doubted('alsamiflexi')).toEqual(['GP', 'RB'])
    // Coming again does not make it true, and neither does a restart.
    const { directory: after } = openDirectory(db)
    expect(after.keep('alsamiflexi', swapped, 2)).toEqual(['GP', 'RB'])
    expect(after.find('alsamiflexi', 'RB')).toBeNull()
    db.write(() => after.forgetWithin('alsamiflexi'))
    expect(after.hasList('alsamiflexi')).toBe(false)
    expect(after.keep('alsamiflexi', swapped, 3)).toEqual([])
    expect(after.find('alsamiflexi', 'GP')).toEqual(listing('GP', '2'))
    expect(after.doubted('alsamiflexi')).toEqual([])
  })

  it('is known as it was where the write that was to forget it is undone', () => {
    const { db, directory } = openDirectory()
    directory.keep('alsamiflexi', usual, 0)
    const undone = () =>
      db.write(() => {
        directory.forgetWithin('alsamiflexi')
        throw new Error('the disk is full')
      })
    expect(undone).toThrow('full')
    expect(directory.find('alsamiflexi', 'GP')).toEqual(listing('GP', '1'))
    expect(openDirectory(db).directory.hasList('alsamiflexi')).toBe(true)
  })

  it('learns nothing from an empty list, and remembers whom a shorter one left out (B11)', () => {
    const { directory } = openDirectory()
    directory.keep('alsamiflexi', usual, 0)
    expect(directory.keep('alsamiflexi', [], 1)).toEqual([])
    expect(directory.find('alsamiflexi', 'GP')).toEqual(listing('GP', '1'))
    directory.keep('alsamiflexi', [listing('RB', '2')], 2)
    expect(directory.find('alsamiflexi', 'GP')).toBeNull()
    expect(directory.keep('alsamiflexi', [listing('GP', '7'), listing('RB', '2')], 3)).toEqual([
      'GP',
    ])
    expect(directory.find('alsamiflexi', 'GP')).toBeNull()
    expect(directory.find('alsamiflexi', 'RB')).not.toBeNull()
  })
})
