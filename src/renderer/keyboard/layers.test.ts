import { describe, expect, it } from 'vitest'
import { inTurn } from './layers.ts'

const layer = (name: string, says: { exclusive?: boolean; isOver?: boolean } = {}) => ({
  name,
  exclusive: false,
  isOver: false,
  ...says,
})
const named = (...all: readonly ReturnType<typeof layer>[]) => inTurn(all).map(({ name }) => name)

describe('who hears a key first', () => {
  it('is what came last', () => {
    expect(named(layer('screen'), layer('read-back'))).toEqual(['read-back', 'screen'])
  })

  it('is what lies over the screens, also where the screen came after it', () => {
    const paper = layer('paper', { isOver: true })
    expect(named(paper, layer('screen'), layer('read-back'))[0]).toBe('paper')
  })

  it('is a dialog, which lies over that too', () => {
    const paper = layer('paper', { isOver: true })
    expect(named(paper, layer('dialog', { exclusive: true }))[0]).toBe('dialog')
  })
})
