import { describe, expect, it } from 'vitest'
import type { PrintStep } from '../test/kill/print-books.ts'
import { comparePrints, wentOn } from '../test/kill/print-compare.ts'
import type { PutOut } from '../test/kill/printer.ts'

describe('print jobs laid beside what came out of the printer', () => {
  const stepsOf = (id: string, ...states: readonly PrintStep['state'][]): PrintStep[] =>
    states.map((state, nth) => ({
      id,
      paper: 'slip',
      version: nth + 1,
      state,
      why: state === 'unknown' || state === 'failed' ? 'stopped' : null,
      confirmed: state === 'printed' ? 1 : 0,
      kicked: state === 'printing' && nth === 1 ? 1 : 0,
    }))
  const out: PutOut = { job: 'a', isWhole: true, isCopy: false, pulses: 1 }
  const copy: PutOut = { ...out, isCopy: true, pulses: 0 }
  const beginning: PutOut = { ...out, job: null, isWhole: false }
  const printed = stepsOf('a', 'queued', 'printing', 'printed')
  const unknown = stepsOf('a', 'queued', 'printing', 'unknown')
  const twice = stepsOf('a', 'queued', 'printing', 'unknown', 'queued', 'printing', 'printed')
  const failed = stepsOf('a', 'queued', 'failed')
  const found = (books: readonly PrintStep[], papers: readonly PutOut[], retries = 0) => {
    const asked = new Map([['a', retries]])
    const { lost, double } = comparePrints({ books, out: papers, retries: asked }, true)
    return [lost.length, double.length]
  }

  it.each<[string, readonly PrintStep[], readonly PutOut[], number]>([
    ['one that is printed', printed, [out], 0],
    ['one that is unknown and came out', unknown, [out], 0],
    ['one of which a part came out, and then a copy', twice, [beginning, copy], 1],
    ['one that failed', failed, [], 0],
  ])('agree about %s', (_what, books, papers, retries) => {
    expect(found(books, papers, retries)).toEqual([0, 0])
  })

  it.each<[string, readonly PrintStep[], readonly PutOut[]]>([
    ['it waits for ever', stepsOf('a', 'queued'), []],
    ['it prints for ever', stepsOf('a', 'queued', 'printing'), [out]],
    ['the printer said that it is done, and nothing came out', printed, []],
    ['it is said to have failed, and is out', stepsOf('a', 'queued', 'printing', 'failed'), [out]],
  ])('lose one: %s', (_what, books, papers) => {
    expect(found(books, papers)).toEqual([1, 0])
  })

  it.each<[string, readonly PrintStep[], readonly PutOut[], number]>([
    ['nobody asked for it once more', twice, [out, copy], 0],
    ['one try put out two', unknown, [out, copy], 1],
    ['the second says it is the first', twice, [out, { ...copy, isCopy: false }], 1],
    ['the drawer opened twice', twice, [out, { ...copy, pulses: 1 }], 1],
    ['it came out before it was written down', stepsOf('a', 'queued'), [out], 0],
    ['it is not in the books', [], [out], 0],
    ['nothing began, and somebody’s beginning came out', failed, [beginning], 0],
  ])('have one twice, or unwritten: %s', (_what, books, papers, retries) => {
    expect(found(books, papers, retries)[1]).toBeGreaterThan(0)
  })

  it('show what a start left as it was, or went on with', () => {
    const before = stepsOf('a', 'queued', 'printing')
    expect(wentOn(before, unknown, true)).toEqual([])
    expect(wentOn(before, before, false)).toEqual([])
    expect(wentOn(before, before, true)).toHaveLength(1)
    expect(wentOn(before, stepsOf('a', 'queued', 'printing', 'queued'), true)).toHaveLength(1)
    expect(wentOn(stepsOf('a', 'queued'), before, true)).toHaveLength(1)
    expect(wentOn(printed, printed, true)).toEqual([])
  })
})
