import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { SaleInLine } from '../../contract/in-line.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { saleWith } from '../testing/sales.ts'
import { inLineShort, inLineWords } from './in-line.ts'

const tongue = (translation: typeof en | typeof bn) => {
  const words = createInstance()
  const resources = { en: { translation } }
  const interpolation = { escapeValue: false }
  void words.init({ lng: 'en', resources, interpolation, initAsync: false })
  return { t: words.t, count: String }
}
const say = tongue(en)
const waiting = (changes: Partial<SaleInLine> = {}) =>
  SaleInLine.parse({
    sale: saleWith().id,
    provider: 'flexiloadbd',
    waitsFor: 'limit',
    place_ms: 11_200,
    givesUp_ms: 29_100,
    ...changes,
  })

describe('a sale that waits for its place', () => {
  it('says where, for about how long, and when it is given up', () => {
    const said = inLineWords(say, waiting())
    expect(said).toContain('waits for its place at flexiloadbd, about 12 s')
    expect(said).toContain('30 s')
    expect(inLineShort(say, waiting())).toBe('waits, about 12 s')
  })

  it('is never said to be no second away', () => {
    expect(inLineWords(say, waiting({ place_ms: 0 }))).toContain('about 1 s')
  })

  it('says that its place comes too late where it does', () => {
    const said = inLineWords(say, waiting({ place_ms: 55_000, givesUp_ms: 20_000 }))
    expect(said).toContain('about 55 s')
    expect(said).toContain('given up in 20 s')
  })

  it('names no seconds that nobody can know', () => {
    const unknown = waiting({ place_ms: null })
    expect(inLineWords(say, unknown)).not.toContain('about')
    expect(inLineShort(say, unknown)).toBe('waits its turn')
  })

  it('waits for the sale ahead of it where one goes at a time', () => {
    const turn = waiting({ provider: 'autoflexi', waitsFor: 'turn', place_ms: null })
    expect(inLineWords(say, turn)).toContain('waits for the sale ahead of it at autoflexi')
    expect(inLineShort(say, turn)).toBe('waits its turn')
  })

  it('is said in Bangla with every figure in it', () => {
    const said = inLineWords(tongue(bn), waiting())
    expect(said).toContain('flexiloadbd')
    expect(said).toContain('12')
    expect(said).toContain('30')
  })
})
