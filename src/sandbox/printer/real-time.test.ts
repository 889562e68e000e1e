import { describe, expect, it } from 'vitest'
import { realTimeAnswer } from './status.ts'
import { bytes, GS, LF, looks, print } from './testing/print.ts'

const DLE = 0x10
const well = { paper: true, cover: 'closed', online: true, error: false } as const

describe('a question in real time', () => {
  it.each<[string, Partial<Parameters<typeof realTimeAnswer>[1]>, number[]]>([
    ['a printer that is ready', {}, [0x12, 0x12, 0x12, 0x12]],
    ['one without paper', { paper: false }, [0x1a, 0x32, 0x12, 0x7e]],
    ['one with its cover open', { cover: 'open' }, [0x1a, 0x16, 0x12, 0x12]],
    ['one switched off line', { online: false }, [0x1a, 0x12, 0x12, 0x12]],
    ['one that was sent nonsense', { error: true }, [0x12, 0x52, 0x52, 0x12]],
  ])('is answered in one byte by %s', (_what, change, answers) => {
    const condition = { ...well, ...change }
    expect(([1, 2, 3, 4] as const).map((n) => realTimeAnswer(n, condition))).toEqual(answers)
  })

  it('is heard among letters and leaves no trace on the paper', async () => {
    const job = await print(bytes('A', DLE, 4, 1, 'B', LF))
    expect(job).toMatchObject({ questions: [{ question: 1, offset: 1 }], refused: [] })
    expect(job.papers).toMatchObject([{ letters: ['AB'] }])
  })

  it('is heard within a drawing too, and stays part of it', async () => {
    const job = await print(bytes(GS, 'v0', 0, 1, 0, 3, 0, DLE, 4, 2))
    expect(job.questions).toEqual([{ question: 2, offset: 8 }])
    const [paper] = job.papers
    expect(paper && looks(paper, 0, 8)).toEqual(['...#....', '.....#..', '......#.'])
  })

  it('is heard right after the beginning of another', async () => {
    const { questions } = await print(bytes(DLE, 4, DLE, 4, 3))
    expect(questions).toEqual([{ question: 3, offset: 2 }])
  })
})

describe('an order in real time', () => {
  it.each([[[DLE, 5, 1]], [[DLE, 5, 2]], [[DLE, 0x14, 2, 1, 8]]])(
    'within a drawing is told: %j would take the paper away, or the printer',
    async (order) => {
      const job = await print(bytes(GS, 'v0', 0, 1, 0, order.length, 0, order))
      expect(job.refused).toEqual([{ offset: 8, bytes: order, why: 'an order in real time' }])
    },
  )
})

describe('a kick in real time', () => {
  it('within a drawing opens a drawer that nobody meant to open, and is told', async () => {
    const job = await print(bytes(GS, 'v0', 0, 1, 0, 5, 0, DLE, 0x14, 1, 1, 4))
    expect(job.kicks).toMatchObject([{ pin: 5, by: 'real-time' }])
    expect(job.refused).toMatchObject([{ offset: 8, why: 'a kick in real time' }])
  })
})
