import { describe, expect, it } from 'vitest'
import { screens } from '../../shell/screens.ts'
import { keySheets, rechargeKeys, sellingKeys, transactionsKeys } from '../../keyboard/tables.ts'
import { sheetsFor } from './sheets.ts'

describe('the help sheet', () => {
  it.each(screens)('on the screen $name leaves no key of any table out', ({ keys }) => {
    const told = sheetsFor(keys).flatMap((sheet) => sheet.keys.map(({ words }) => words))
    const all = keySheets.flatMap(({ map }) => Object.values(map).map(({ words }) => words))
    expect(all.filter((words) => !told.includes(words))).toEqual([])
  })

  it('begins with what is pressed to sell, and then with the keys of the screen below', () => {
    for (const { name, keys } of screens.slice(0, 4)) {
      const [first, second] = sheetsFor(keys).map(({ title }) => title)
      expect([first, second]).toEqual(['keys.selling', `keys.${name}`])
    }
    expect(sheetsFor(transactionsKeys)[0]?.title).toBe('keys.transactions')
  })

  it('says once what every selling screen has', () => {
    const told = sheetsFor(rechargeKeys).flatMap(({ keys }) => keys)
    for (const key of Object.values(sellingKeys)) {
      expect(told.filter((one) => one === key)).toHaveLength(1)
    }
  })
})
