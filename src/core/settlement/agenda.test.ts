import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { createAgenda } from './agenda.ts'

function agenda() {
  const clock = manualClock()
  const done: string[] = []
  const kept = createAgenda(clock, (names) => void done.push(...names))
  return { clock, done, kept }
}

describe('the agenda of settlement', () => {
  it('does things when they are due, the longest due first, with one timer for all', () => {
    const { clock, done, kept } = agenda()
    kept.at('later', 30)
    kept.at('sooner', 10)
    kept.at('between', 20)
    expect(clock.pending()).toBe(1)
    clock.advance(25)
    expect(done).toEqual(['sooner', 'between'])
    clock.advance(5)
    expect(done).toEqual(['sooner', 'between', 'later'])
    expect(clock.pending()).toBe(0)
  })

  it('has one appointment for each thing: the newest', () => {
    const { clock, done, kept } = agenda()
    kept.at('sale', 10)
    kept.at('sale', 20)
    clock.advance(10)
    expect(done).toEqual([])
    clock.advance(10)
    expect(done).toEqual(['sale'])
  })

  it('puts nothing off that is to be done by then', () => {
    const { clock, done, kept } = agenda()
    kept.by('wallet', 10)
    kept.by('wallet', 20)
    clock.advance(10)
    expect(done).toEqual(['wallet'])
    kept.at('wallet', 100)
    kept.by('wallet', 30)
    clock.advance(20)
    expect(done).toEqual(['wallet', 'wallet'])
  })

  it('does everything at once when it is told to hurry', () => {
    const { clock, done, kept } = agenda()
    kept.at('b', 2_000)
    kept.at('a', 1_000)
    kept.hurry()
    clock.advance(0)
    expect(done).toEqual(['b', 'a'])
    kept.hurry()
    expect(clock.pending()).toBe(0)
  })

  it('does what is overdue at once', () => {
    const { clock, done, kept } = agenda()
    clock.advance(50)
    kept.at('sale', 20)
    clock.advance(0)
    expect(done).toEqual(['sale'])
  })

  it('does what fell due while it was busy, all of it at once, the longest due first', () => {
    const clock = manualClock()
    const rounds: (readonly string[])[] = []
    const kept = createAgenda(clock, (names) => {
      rounds.push(names)
      if (names.includes('long')) clock.advance(50)
    })
    kept.at('last', 30)
    kept.at('next', 20)
    kept.at('long', 10)
    clock.advance(100)
    expect(rounds).toEqual([['long'], ['next', 'last']])
  })

  it('lets others have their turn after twenty of what is due, and forgets nothing', () => {
    const clock = manualClock()
    const rounds: number[] = []
    const done: string[] = []
    const kept = createAgenda(clock, (names) => {
      rounds.push(names.length)
      done.push(...names)
    })
    const names = Array.from({ length: 41 }, (_, nth) => `sale ${nth}`)
    for (const name of names) kept.at(name, 10)
    clock.advance(10)
    expect(rounds).toEqual([20, 20, 1])
    expect(done).toEqual(names)
  })

  it('is not woken for nothing to be done where the only thing was put off', () => {
    const clock = manualClock()
    const rounds: (readonly string[])[] = []
    const kept = createAgenda(clock, (names) => void rounds.push(names))
    kept.at('sale', 10)
    kept.at('sale', 20)
    clock.advance(20)
    expect(rounds).toEqual([['sale']])
  })

  it('does not care what somebody sets the wall clock to', () => {
    const { clock, done, kept } = agenda()
    kept.at('sale', 10)
    clock.jumpTo(clock.now() + 3_650 * 86_400_000)
    clock.advance(9)
    expect(done).toEqual([])
    clock.jumpTo(0)
    clock.advance(1)
    expect(done).toEqual(['sale'])
  })

  it('does nothing any more once it is stopped', () => {
    const { clock, done, kept } = agenda()
    kept.at('sale', 10)
    kept.stop()
    kept.at('other', 5)
    kept.hurry()
    clock.advance(100)
    expect([done, clock.pending()]).toEqual([[], 0])
  })

  it('is stopped in the middle of what it does', () => {
    const clock = manualClock()
    const done: string[] = []
    const kept = createAgenda(clock, (names) => {
      done.push(...names)
      kept.stop()
    })
    kept.at('first', 10)
    kept.at('second', 20)
    clock.advance(100)
    expect(done).toEqual(['first'])
  })
})
