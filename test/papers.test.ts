import { describe, expect, it } from 'vitest'
import { Paper } from '../src/domain/paper/paper.ts'
import { drawable } from '../src/domain/paper/signs.ts'
import { textsOf } from '../src/renderer/testing/papers.ts'
import { everyPaper } from './paper/papers.ts'

describe('the papers that are looked at', () => {
  const papers = everyPaper()

  it('are papers, each by a name of its own, and the same ones every time', () => {
    for (const { paper, name } of papers) expect(Paper.parse(paper), name).toEqual(paper)
    const names = papers.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(everyPaper()).toEqual(papers)
  })

  it('have no sign that the bundled letters lack: a question mark would stand there', () => {
    for (const { paper, name } of papers) {
      for (const text of textsOf(paper.blocks)) {
        expect(drawable(text).lacking, `${name}: ${text}`).toEqual([])
      }
    }
  })

  it('tell what money they are about in a printer’s own letters', () => {
    for (const { paper, name } of papers.filter(({ paper }) => paper.name !== 'test')) {
      const isBlind = name.endsWith('x-blind')
      expect(
        paper.plain.some((line) => line.includes('BDT')),
        name,
      ).toBe(!isBlind)
    }
  })
})
