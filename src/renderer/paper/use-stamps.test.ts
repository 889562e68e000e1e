import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { jobWith } from '../testing/prints.ts'
import { copyAfter } from './use-stamps.ts'

const { of } = jobWith()
const printed = { of, name: 'receipt', for: 'customer', copy: null, movedAt_ms: 5 } as const

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

  it('is never a copy of what told of another moment', () => {
    for (const kind of ['shift', 'day', 'statement'] as const) {
      const name = kind === 'statement' ? 'statement' : 'x'
      const about = { shift: { shift: v7() }, day: { businessDate: '2026-11-30' } }
      const subject = kind === 'statement' ? { customer: v7() } : about[kind]
      const job = jobWith({ of: { kind, ...subject }, name, for: 'shop' })
      expect(copyAfter([job], name, 'shop')).toEqual({ copy: null, before_ms: null })
    }
  })
})
