import { describe, expect, it } from 'vitest'
import { PaperOf } from '../../contract/printing.ts'
import { copyAfter } from './use-stamps.ts'

const of = (kind: 'sale' | 'shift' | 'statement' | 'test') => {
  const id = '01990000-0000-7000-8000-000000000001'
  const whose = {
    sale: { sale: id, state: 'succeeded' },
    shift: { shift: id },
    statement: { customer: id },
    test: {},
  }
  return PaperOf.parse({ kind, ...whose[kind] })
}

const printed = {
  of: of('sale'),
  name: 'receipt',
  for: 'customer',
  copy: null,
  movedAt_ms: 5,
} as const

describe('the next print of a paper', () => {
  it('is the first where nothing of it came out', () => {
    expect(copyAfter([], 'receipt', 'customer').copy).toBeNull()
    const failed = { ...printed, state: 'failed' } as const
    expect(copyAfter([failed], 'receipt', 'customer')).toEqual({ copy: null, before_ms: null })
  })

  it('is a copy where it is, or may be, on paper', () => {
    for (const state of ['printing', 'printed', 'unknown'] as const) {
      const jobs = [{ ...printed, state }]
      expect(copyAfter(jobs, 'receipt', 'customer')).toEqual({ copy: 2, before_ms: 5 })
    }
    const again = { ...printed, state: 'printed', copy: 2, movedAt_ms: 9 } as const
    const jobs = [again, { ...printed, state: 'printed' } as const]
    expect(copyAfter(jobs, 'receipt', 'customer')).toEqual({ copy: 3, before_ms: 9 })
  })

  it('counts the paper of the shop by itself, and another paper of the same sale too', () => {
    const jobs = [{ ...printed, state: 'printed' } as const]
    expect(copyAfter(jobs, 'receipt', 'shop').copy).toBeNull()
    expect(copyAfter(jobs, 'reversed', 'customer').copy).toBeNull()
  })

  it('is no copy where the paper tells of its own moment', () => {
    const state = 'printed' as const
    for (const [kind, name] of [
      ['statement', 'statement'],
      ['test', 'test'],
      ['shift', 'x'],
    ] as const) {
      const jobs = [{ ...printed, of: of(kind), name, state }]
      expect(copyAfter(jobs, name, 'customer').copy, name).toBeNull()
    }
    const closed = { ...printed, of: of('shift'), name: 'z', state }
    expect(copyAfter([closed], 'z', 'customer').copy).toBe(2)
  })
})
