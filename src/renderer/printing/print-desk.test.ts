import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { PaperOf, type PrintJob, PrintJobId, PrintRequest } from '../../contract/printing.ts'
import { jobWith, paperOf } from '../testing/prints.ts'
import { type PrintWish, createPrintDesk } from './print-desk.ts'

const sale = v7()
const wishFor = (words: string, changes: Partial<PrintWish> = {}): PrintWish => ({
  paper: paperOf(words),
  of: PaperOf.parse({ kind: 'sale', sale, state: 'succeeded' }),
  for: 'customer',
  kick: false,
  ...changes,
})

const noPrinter = () =>
  new ORPCError('NOT_HERE', { defined: true, status: 409, data: { why: 'no-printer' } })

const wordsDiffer = () =>
  new ORPCError('BAD_INPUT', {
    defined: true,
    status: 400,
    data: { field: 'id', code: 'words-differ', limit_e4: null },
  })

/** A counter that keeps its jobs by their ids, and what it was asked in its order. */
function deskAt() {
  const jobs = new Map<string, PrintJob>()
  const kicks = new Map<string, boolean>()
  const asked: string[] = []
  const stands: Partial<PrintJob> = {}
  const refuses = (): Error | null => null
  const at = {
    now_ms: 0,
    refuses,
    refusesPage: refuses,
    refusesAgain: refuses,
    stands,
    isByPage: false,
  }
  const take = (name: string) => async (words: unknown) => {
    const request = PrintRequest.parse(words)
    asked.push(name)
    await Promise.resolve()
    const refusal = name === 'print' ? at.refuses() : at.refusesPage()
    if (refusal instanceof ORPCError) throw refusal
    const { id, of, kick } = request
    // As the counter has it: the same id with other words is none of its jobs.
    if (kicks.has(id) && kicks.get(id) !== kick) throw wordsDiffer()
    kicks.set(id, kick)
    const job = jobs.get(id) ?? jobWith({ id, of, state: 'queued' })
    jobs.set(id, { ...job, ...at.stands })
    // It was taken, and the answer is lost on its way.
    if (refusal) throw refusal
    return jobWith({ ...job, ...at.stands })
  }
  const retry = async ({ id }: { readonly id: string }) => {
    asked.push('retry')
    const refusal = at.refusesAgain()
    if (refusal) throw refusal
    return Promise.resolve(jobWith({ ...jobs.get(id), state: 'queued' }))
  }
  const calls = { print: take('print'), onPage: take('onPage'), retry }
  const desk = createPrintDesk(calls, { now: () => at.now_ms, isByPage: () => at.isByPage })
  return { desk, at, asked, jobs, kicks }
}

describe('a paper that is wanted twice', () => {
  it('is one job while it is under way, however the key was pressed', async () => {
    const { desk, at, jobs, asked } = deskAt()
    await Promise.all([desk.print(wishFor('a')), desk.print(wishFor('a'))])
    at.now_ms = 60_000
    for (const state of ['queued', 'printing'] as const) {
      at.stands = { state }
      await desk.print(wishFor('a'))
    }
    expect(jobs.size).toBe(1)
    // Nobody says of it: once more.
    expect(asked).not.toContain('retry')
  })

  it('is one job where the second press came before anybody could look at the paper', async () => {
    const { desk, at, jobs } = deskAt()
    at.stands = { state: 'printed' }
    at.now_ms = 60_000
    await desk.print(wishFor('a'))
    at.now_ms += 300
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(1)
  })

  it('is another job once it came out, which the counter stamps as a copy', async () => {
    const { desk, at, jobs } = deskAt()
    at.stands = { state: 'printed' }
    await desk.print(wishFor('a'))
    at.now_ms = 5_000
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(2)
  })

  it('is a job of its own where the drawer opened with the first alone', async () => {
    const { desk, at, kicks } = deskAt()
    at.stands = { state: 'printed' }
    await desk.print(wishFor('a', { kick: true }))
    at.now_ms = 6 * 60_000
    const answer = await desk.print(wishFor('a', { kick: false }))
    expect(answer.kind).toBe('job')
    expect([...kicks.values()]).toEqual([true, false])
  })

  it('is tried once more where it did not come out: no second one lies in the queue', async () => {
    const { desk, at, jobs, asked } = deskAt()
    await desk.print(wishFor('a'))
    at.stands = { state: 'failed', why: 'paper-out' }
    at.now_ms = 5_000
    const answer = await desk.print(wishFor('a'))
    const [id] = jobs.keys()
    expect(answer).toMatchObject({ kind: 'job', job: { id, state: 'queued' } })
    expect(asked).toEqual(['print', 'print', 'retry'])
    at.stands = { state: 'queued' }
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(1)
  })

  it('is another job once its sale moved on, in the same words too', async () => {
    const { desk, at, jobs, asked } = deskAt()
    const ofVersion = (version: number) =>
      wishFor('a', { of: PaperOf.parse({ kind: 'sale', sale, state: 'succeeded', version }) })
    await desk.print(ofVersion(4))
    at.stands = { state: 'failed', why: 'paper-out' }
    at.refusesAgain = () =>
      new ORPCError('WRONG_STATE', {
        defined: true,
        status: 409,
        data: { id: sale, state: 'succeeded' },
      })
    at.now_ms = 5_000
    expect(await desk.print(ofVersion(5))).toEqual({ kind: 'moved-on', sale })
    expect(jobs.size).toBe(1)
    at.stands = {}
    expect(await desk.print(ofVersion(5))).toMatchObject({ kind: 'job', job: { state: 'queued' } })
    expect(asked).toEqual(['print', 'print', 'retry', 'print'])
    expect(jobs.size).toBe(2)
  })

  it('is the same job after an answer that was lost', async () => {
    const { desk, at, jobs } = deskAt()
    at.refuses = () => new Error('the port closed')
    expect(await desk.print(wishFor('a'))).toEqual({ kind: 'lost' })
    at.refuses = () => null
    // It came out by the first press, of which this one is the rest.
    at.stands = { state: 'printed' }
    at.now_ms = 60_000
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'job' })
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(1)
  })

  it('is told as refused where the counter takes it no more', async () => {
    const { desk, at, asked } = deskAt()
    at.stands = { state: 'printed' }
    await desk.print(wishFor('a'))
    at.now_ms = 60_000
    at.refuses = wordsDiffer
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'refused' })
    expect(asked).toEqual(['print', 'print'])
  })

  it('is known among the last twenty, and the oldest is forgotten first', async () => {
    const { desk, at, jobs } = deskAt()
    const slips = Array.from({ length: 21 }, () =>
      PaperOf.parse({ ...wishFor('a').of, sale: v7() }),
    )
    const [first, second] = slips
    if (!first || !second) throw new Error('there are twenty-one')
    for (const of of slips.slice(0, 20)) await desk.print(wishFor('a', { of }))
    // Asked for anew it is the newest.
    at.stands = { state: 'printed' }
    at.now_ms = 60_000
    await desk.print(wishFor('a', { of: first }))
    expect(jobs.size).toBe(21)
    at.stands = { state: 'queued' }
    for (const of of slips.slice(20)) await desk.print(wishFor('a', { of }))
    expect(jobs.size).toBe(22)
    await desk.print(wishFor('a', { of: first }))
    expect(jobs.size).toBe(22)
    await desk.print(wishFor('a', { of: second }))
    expect(jobs.size).toBe(23)
  })
})

describe('what is another paper', () => {
  it('the shop’s copy, other words, another state of the sale', async () => {
    const { desk, jobs } = deskAt()
    await desk.print(wishFor('a'))
    await desk.print(wishFor('a', { for: 'shop' }))
    await desk.print(wishFor('b'))
    await desk.print(wishFor('b', { of: PaperOf.parse({ kind: 'sale', sale, state: 'failed' }) }))
    expect(jobs.size).toBe(4)
  })
})

describe('a paper that came by itself', () => {
  it('is the job it was said to be, and once it came out a press is another', async () => {
    const { desk, at, jobs } = deskAt()
    const byItself = PrintJobId.parse(v7())
    at.stands = { state: 'printed' }
    await desk.print(wishFor('a', { byItself }))
    expect([...jobs.keys()]).toEqual([byItself])
    at.now_ms = 5_000
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(2)
  })
})

describe('where the counter has no printer', () => {
  it('the paper goes through the page, which is told to the counter before it opens', async () => {
    const { desk, at, asked } = deskAt()
    at.refuses = noPrinter
    at.stands = { copy: 2 }
    const answer = await desk.print(wishFor('a'))
    expect(answer).toMatchObject({ kind: 'page', job: { copy: 2 } })
    expect(asked).toEqual(['print', 'onPage'])
  })

  it.each([
    ['books-changing', 'NOT_HERE', { why: 'books-changing' }],
    ['not noted', 'CANNOT_STORE', { why: 'no-printer' }],
  ])('no window opens for what is refused otherwise: %s', async (_, code, data) => {
    const { desk, at, asked } = deskAt()
    at.refuses = () => new ORPCError(code, { defined: true, status: 409, data })
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'refused' })
    expect(asked).toEqual(['print'])
  })

  it('and the page knows it, nobody is asked first', async () => {
    const { desk, at, asked } = deskAt()
    at.isByPage = true
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'page' })
    expect(asked).toEqual(['onPage'])
  })

  it('each press opens the window anew', async () => {
    const { desk, at, jobs } = deskAt()
    at.refuses = noPrinter
    await desk.print(wishFor('a'))
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(2)
  })

  it.each([true, false])(
    'a key pressed twice opens it once, known to the page: %s',
    async (known) => {
      const { desk, at, jobs } = deskAt()
      at.isByPage = known
      at.refuses = noPrinter
      const answers = await Promise.all([desk.print(wishFor('a')), desk.print(wishFor('a'))])
      expect(answers.map(({ kind }) => kind)).toEqual(['page', 'same-page'])
      expect(jobs.size).toBe(1)
      expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'page' })
      expect(jobs.size).toBe(2)
    },
  )

  it('it opens after an answer that was lost, for the same job', async () => {
    const { desk, at, jobs } = deskAt()
    at.isByPage = true
    at.refusesPage = () => new Error('the port closed')
    expect(await desk.print(wishFor('a'))).toEqual({ kind: 'lost' })
    at.refusesPage = () => null
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'page' })
    expect(jobs.size).toBe(1)
  })

  it('no window opens for a paper that nobody pressed for', async () => {
    const { desk, at, asked } = deskAt()
    at.refuses = noPrinter
    const byItself = PrintJobId.parse(v7())
    expect(await desk.print(wishFor('a', { byItself }))).toMatchObject({ kind: 'refused' })
    expect(asked).toEqual(['print'])
    at.isByPage = true
    await desk.print(wishFor('b', { byItself: PrintJobId.parse(v7()) }))
    expect(asked).toEqual(['print', 'print'])
  })
})

describe('a shop that changes the way of its papers', () => {
  it('has what its printer put out as another job of the page, stamped as a copy', async () => {
    const { desk, at, jobs, asked } = deskAt()
    await desk.print(wishFor('a', { byItself: PrintJobId.parse(v7()) }))
    at.isByPage = true
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'page' })
    expect(asked).toEqual(['print', 'onPage'])
    expect(jobs.size).toBe(2)
  })

  it('has what the page may have shown from its printer, and not as printed already', async () => {
    const { desk, at, jobs, asked } = deskAt()
    at.isByPage = true
    at.refusesPage = () => new Error('the port closed')
    await desk.print(wishFor('a'))
    at.isByPage = false
    expect(await desk.print(wishFor('a'))).toMatchObject({ kind: 'job' })
    expect(asked).toEqual(['onPage', 'print'])
    expect(jobs.size).toBe(2)
  })
})

describe('a sale that moved on while its slip was looked at', () => {
  it('is not printed as it was, and its new slip is another job', async () => {
    const { desk, at, jobs } = deskAt()
    at.refuses = () =>
      new ORPCError('WRONG_STATE', {
        defined: true,
        status: 409,
        data: { id: sale, state: 'failed' },
      })
    expect(await desk.print(wishFor('a'))).toEqual({ kind: 'moved-on', sale })
    at.refuses = () => null
    await desk.print(wishFor('a'))
    expect(jobs.size).toBe(1)
  })
})
