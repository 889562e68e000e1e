import { describe, expect, it } from 'vitest'
import { createLine, type Rank } from './line.ts'

function lineOf(...names: readonly (readonly [string, Rank])[]) {
  const line = createLine()
  for (const [name, rank] of names) line.add(name, rank)
  return line
}

function all(line: ReturnType<typeof createLine>): string[] {
  const called: string[] = []
  for (let name = line.next(); name !== null; name = line.next()) called.push(name)
  return called
}

describe('those who wait for a provider', () => {
  it('are called in the order they came, each once', () => {
    const line = lineOf(['a', 'first'], ['b', 'first'], ['a', 'first'], ['a', 'last'])
    expect(line.size()).toBe(2)
    expect(all(line)).toEqual(['a', 'b'])
    expect([line.size(), line.next()]).toEqual([0, null])
  })

  it('are two customers at the counter to one old sale, as long as there are customers', () => {
    const old = ['o1', 'o2', 'o3', 'o4'].map((name) => [name, 'last'] as const)
    const line = lineOf(...old, ['c1', 'first'], ['c2', 'first'], ['c3', 'first'])
    expect(line.size()).toBe(7)
    expect(all(line)).toEqual(['c1', 'c2', 'o1', 'c3', 'o2', 'o3', 'o4'])
    const calm = lineOf(['c1', 'first'], ['c2', 'first'], ['c3', 'first'], ['c4', 'first'])
    expect(all(calm)).toEqual(['c1', 'c2', 'c3', 'c4'])
  })

  it('keep their rank where they come again with another', () => {
    const line = lineOf(['a', 'last'], ['a', 'first'], ['b', 'first'])
    expect(all(line)).toEqual(['b', 'a'])
  })

  it('are called at once where a person has pressed for it, wherever they stood', () => {
    const line = lineOf(['a', 'first'], ['b', 'last'], ['c', 'first'])
    for (const name of ['c', 'b', 'd', 'b']) line.add(name, 'at-once')
    line.add('d', 'first')
    expect(line.size()).toBe(4)
    expect(all(line)).toEqual(['c', 'b', 'd', 'a'])
  })

  it('are called again first where they could not go after all', () => {
    const line = lineOf(['a', 'first'], ['b', 'first'], ['p', 'at-once'])
    const called = line.next()
    line.putBack(called ?? '')
    line.putBack('z')
    expect(line.size()).toBe(4)
    expect(all(line)).toEqual(['z', 'p', 'a', 'b'])
  })
})
