import { describe, expect, it } from 'vitest'
import { createHeard } from './heard.ts'

/** A page that sends some sales and hears of changes; its timers ring when the test lets them. */
function page() {
  const sending = new Set<string>()
  const asked: string[] = []
  const timers: { run: () => void; delay_ms: number }[] = []
  const heard = createHeard(
    (id) => asked.push(id),
    (id) => sending.has(id),
    (run, delay_ms) => timers.push({ run, delay_ms }),
  )
  return { sending, asked, timers, heard }
}

describe('a sale that changed', () => {
  it('is asked for at once', () => {
    const { asked, timers, heard } = page()
    heard('one')
    heard('one')
    expect([asked, timers]).toEqual([['one', 'one'], []])
  })

  it('is left to the answer that is on its way, and asked for a blink later', () => {
    const { sending, asked, timers, heard } = page()
    sending.add('one')
    heard('one')
    heard('one')
    heard('two')
    expect([asked, timers.length]).toEqual([['two'], 1])
    expect(timers[0]?.delay_ms).toBeLessThan(200)
    timers[0]?.run()
    expect(asked).toEqual(['two', 'one'])
  })

  it('is waited for anew with every sending, and at once again after it', () => {
    const { sending, asked, timers, heard } = page()
    sending.add('one')
    heard('one')
    timers[0]?.run()
    heard('one')
    expect(timers).toHaveLength(2)
    sending.delete('one')
    heard('one')
    expect(asked).toEqual(['one', 'one'])
    timers[1]?.run()
    expect(asked).toEqual(['one', 'one', 'one'])
  })
})
