import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createAgenda } from './agenda.ts'
import type { Rank } from './line.ts'
import { createTurns, type Turns } from './turns.ts'

/** Turns at providers whose limit a test says, and errands that ask until they have asked. */
function open() {
  const clock = manualClock()
  const free = { wait_ms: 0, leisure_ms: 0, behindAbove: 3 }
  const limits = {
    wait_ms: (_: ProviderId, isBehind: boolean) => (isBehind ? 0 : free.wait_ms),
    leisure_ms: () => free.leisure_ms,
    behindAbove: () => free.behindAbove,
  }
  const errands = new Map<string, () => void>()
  const came: string[] = []
  const agenda = createAgenda(clock, (names) => {
    for (const name of names) {
      came.push(name)
      if (name.startsWith('turn ')) {
        if (name === 'turn flexiloadbd') turns.call('flexiloadbd')
        else turns.call('autoflexi')
      } else errands.get(name)?.()
    }
  })
  const turns: Turns = createTurns(limits, clock, agenda)
  const under = new Map<string, () => void>()
  const outcomes: string[] = []
  /** An errand that asks, and comes again whenever it is called. */
  const ask = (name: string, rank: Rank = 'first', provider: ProviderId = 'flexiloadbd') => {
    const errand = async () => {
      const question = () =>
        new Promise<void>((resolve) => {
          under.set(name, resolve)
        })
      const put = await turns.inTurn({ name, provider, rank }, question)
      outcomes.push(`${name} ${put}`)
    }
    errands.set(name, () => void errand())
    void errand()
  }
  const answer = async (name: string) => {
    under.get(name)?.()
    under.delete(name)
    await clock.advanceGently(0)
  }
  const asked = () => [...under.keys()]
  return { clock, free, turns, ask, answer, asked, came, outcomes, errands }
}

describe('the questions to one provider', () => {
  it('come one after the other, the next at once when the answer is here', async () => {
    const { clock, ask, answer, asked, outcomes, came } = open()
    ask('a')
    ask('b')
    ask('c')
    await clock.advanceGently(10_000)
    expect([asked(), came]).toEqual([['a'], []])
    await answer('a')
    expect(asked()).toEqual(['b'])
    await answer('b')
    await answer('c')
    expect(asked()).toEqual([])
    const later = ['b later', 'c later']
    expect(outcomes).toEqual([...later, 'a put', 'b put', 'c put'])
    await clock.advanceGently(10_000)
    expect(clock.pending()).toBe(0)
  })

  it('have their own turns at each provider', async () => {
    const { clock, ask, asked } = open()
    ask('a')
    ask('b', 'first', 'autoflexi')
    await clock.advanceGently(0)
    expect(asked()).toEqual(['a', 'b'])
  })

  it('wait for its limit, and no newcomer overtakes those in line', async () => {
    const { clock, free, ask, asked } = open()
    free.wait_ms = 5_000
    ask('a')
    await clock.advanceGently(4_999)
    expect(asked()).toEqual([])
    free.wait_ms = 0
    ask('b')
    expect(asked()).toEqual([])
    await clock.advanceGently(1)
    expect(asked()).toEqual(['a'])
  })

  it('go on with the next where whoever was called has nothing left to ask', async () => {
    const { clock, free, ask, asked, errands } = open()
    free.wait_ms = 1_000
    ask('a')
    ask('b')
    ask('c')
    errands.set('a', () => undefined)
    errands.set('b', () => undefined)
    free.wait_ms = 0
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['c'])
  })

  it('keep the place of one that was called and finds the limit used up after all', async () => {
    const { clock, free, ask, asked, errands } = open()
    free.wait_ms = 1_000
    ask('a')
    ask('b')
    const again = errands.get('a')
    errands.set('a', () => {
      free.wait_ms = 2_000
      again?.()
    })
    free.wait_ms = 0
    await clock.advanceGently(1_000)
    expect(asked()).toEqual([])
    if (again) errands.set('a', again)
    free.wait_ms = 0
    await clock.advanceGently(2_000)
    expect(asked()).toEqual(['a'])
  })

  it('go before those in line once a call, and not for good', async () => {
    const { clock, free, ask, answer, asked } = open()
    free.wait_ms = 1_000
    ask('a')
    free.wait_ms = 0
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['a'])
    free.wait_ms = 1_000
    await answer('a')
    ask('b')
    free.wait_ms = 0
    ask('a')
    expect(asked()).toEqual([])
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['b'])
  })

  it('are not put twice about one sale that is being asked about', async () => {
    const { clock, ask, answer, asked, outcomes } = open()
    ask('a')
    ask('a')
    await clock.advanceGently(0)
    await answer('a')
    expect([asked(), outcomes]).toEqual([[], ['a later', 'a put']])
  })

  it('have the next one’s turn come also where one ended by a mistake of ours', async () => {
    const { clock, turns, ask, asked } = open()
    const failing = turns.inTurn({ name: 'a', provider: 'flexiloadbd', rank: 'first' }, () =>
      Promise.reject(new Error('a mistake')),
    )
    ask('b')
    await expect(failing).rejects.toThrow('a mistake')
    await clock.advanceGently(0)
    expect(asked()).toEqual(['b'])
  })
})

describe('a provider with more in line than its ordinary pace gets through', () => {
  it('is asked four questions at a time, until nobody waits any more', async () => {
    const { clock, free, turns, ask, answer, asked } = open()
    free.wait_ms = 1_000
    for (const name of ['a', 'b', 'c']) ask(name, 'last')
    expect(turns.isBehind('flexiloadbd')).toBe(false)
    ask('d', 'last')
    expect(turns.isBehind('flexiloadbd')).toBe(true)
    for (const name of ['e', 'f']) ask(name, 'last')
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['a', 'b', 'c', 'd'])
    await answer('b')
    expect(asked()).toEqual(['a', 'c', 'd', 'e'])
    await answer('a')
    expect(asked()).toEqual(['c', 'd', 'e', 'f'])
    ask('g')
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['c', 'd', 'e', 'f'])
    for (const name of ['c', 'd', 'e', 'f']) await answer(name)
    expect([asked(), turns.isBehind('flexiloadbd')]).toEqual([['g'], true])
    await answer('g')
    expect(turns.isBehind('flexiloadbd')).toBe(false)
    free.wait_ms = 0
    for (const name of ['h', 'i']) ask(name)
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['h'])
  })

  it('is asked one at a time all the same where it is autoflexi', async () => {
    const { clock, free, turns, ask, asked } = open()
    free.wait_ms = 1_000
    for (const name of ['a', 'b', 'c', 'd', 'e']) ask(name, 'last', 'autoflexi')
    expect(turns.isBehind('autoflexi')).toBe(true)
    await clock.advanceGently(1_000)
    expect(asked()).toEqual(['a'])
  })
})

describe('a question that can wait', () => {
  it('waits while anybody asks or stands in line, and for its own half of the pace', async () => {
    const { clock, free, turns, ask, answer } = open()
    expect(turns.leisure_ms('flexiloadbd')).toBe(0)
    free.leisure_ms = 100
    expect(turns.leisure_ms('flexiloadbd')).toBe(100)
    ask('a')
    expect(turns.leisure_ms('flexiloadbd')).toBe(250)
    expect(turns.leisure_ms('autoflexi')).toBe(100)
    free.leisure_ms = 400
    expect(turns.leisure_ms('flexiloadbd')).toBe(400)
    free.leisure_ms = 0
    await answer('a')
    expect(turns.leisure_ms('flexiloadbd')).toBe(0)
    free.wait_ms = 1_000
    ask('b')
    expect(turns.leisure_ms('flexiloadbd')).toBe(250)
    await clock.advanceGently(0)
  })
})
