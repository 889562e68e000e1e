import { describe, expect, it } from 'vitest'
import { createVainQuestions } from './vain-questions.ts'

function asking() {
  let now_ms = 1_000
  const vain = createVainQuestions({ monotonic: () => now_ms })
  const pass = (time_ms: number) => void (now_ms += time_ms)
  return { vain, pass }
}

describe('a question that a notice woke', () => {
  it('is put at once where none was put before', () => {
    const { vain } = asking()
    expect(vain.wait_ms(1, 'TXN1')).toBe(0)
  })

  it('is not put again within five seconds of another one about the sale', () => {
    const { vain, pass } = asking()
    expect(vain.put(1, 'TXN1', true)).toBe(true)
    expect(vain.wait_ms(1, 'TXN2')).toBe(5_000)
    pass(5_000)
    expect(vain.wait_ms(1, 'TXN2')).toBe(0)
    expect(vain.wait_ms(2, 'TXN2')).toBe(0)
  })

  it('that brought nothing is put again a minute later and ten minutes after that', () => {
    const { vain, pass } = asking()
    expect(vain.put(1, 'TXN1', false)).toBe(false)
    expect(vain.wait_ms(1, 'TXN1')).toBe(60_000)
    pass(60_000)
    expect(vain.put(1, 'TXN1', false)).toBe(false)
    expect(vain.wait_ms(1, 'TXN1')).toBe(600_000)
    pass(600_000)
    expect(vain.put(1, 'TXN1', false)).toBe(true)
    expect(vain.wait_ms(1, 'TXN1')).toBe(5_000)
  })

  it('that brought nothing keeps none waiting that names another id', () => {
    const { vain } = asking()
    vain.put(1, 'TXN1', false)
    expect(vain.wait_ms(1, 'TXN2')).toBe(5_000)
    expect(vain.put(1, 'TXN2', true)).toBe(true)
    expect(vain.wait_ms(1, 'TXN1')).toBe(60_000)
  })

  it('begins anew where it has brought something, or nothing waits any more', () => {
    const { vain, pass } = asking()
    vain.put(1, 'TXN1', false)
    pass(60_000)
    vain.put(1, 'TXN1', true)
    expect(vain.put(1, 'TXN1', false)).toBe(false)
    expect(vain.wait_ms(1, 'TXN1')).toBe(60_000)
    pass(5_000)
    vain.forget(1)
    expect(vain.wait_ms(1, 'TXN1')).toBe(0)
  })

  it('a moment ago is not forgotten because nothing waits', () => {
    const { vain, pass } = asking()
    vain.forget(1)
    vain.put(1, 'TXN1', false)
    pass(4_999)
    vain.forget(1)
    expect(vain.wait_ms(1, 'TXN2')).toBe(1)
    pass(1)
    vain.forget(1)
    expect([vain.wait_ms(1, 'TXN2'), vain.wait_ms(1, 'TXN1')]).toEqual([0, 0])
  })
})
