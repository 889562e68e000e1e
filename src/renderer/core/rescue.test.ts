import { ORPCError, createORPCClient } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { Rescue } from '../../contract/rescue.ts'
import type { Api } from '../api.ts'
import { createRescueDesk } from './rescue.ts'
import { TookTooLong } from './time-limit.ts'

const report: Rescue = {
  books: 'real',
  code: 'damaged',
  language: 'bn',
  folder: '/shop/real',
  wasOpen: false,
  open: null,
  booksFixed: false,
  copies: [],
}

/** A desk whose counter answers each look in its turn. */
function deskOn(...answers: (() => Promise<Rescue | null>)[]) {
  const asked: string[] = []
  const api = createORPCClient<Api>({
    call: (path) => {
      asked.push(path.join('.'))
      const answer = answers.shift()
      if (!answer) throw new Error('not expected')
      return answer()
    },
  })
  const desk = createRescueDesk(api)
  return { desk, asked, says: () => [desk.report.get()?.code ?? null, desk.untold.get()] }
}

const failing = (cause: Error) => () => Promise.reject(cause)

describe('books that were not opened', () => {
  it('are told of as soon as the counter says so', async () => {
    const { desk, says } = deskOn(() => Promise.resolve(report))
    await desk.ask()
    expect(says()).toEqual(['damaged', false])
  })

  it.each([
    ['the counter fails over it', new ORPCError('INTERNAL_SERVER_ERROR')],
    ['it takes too long', new TookTooLong()],
  ])('and of which nothing could be found out are told of as such: %s', async (_, error) => {
    const { desk, says } = deskOn(failing(error), () => Promise.resolve(report))
    await desk.ask()
    expect(says()).toEqual([null, true])
    await desk.ask()
    expect(says()).toEqual(['damaged', false])
  })

  it('are nothing to be told of where the counter itself is away', async () => {
    const { desk, says } = deskOn(failing(new TypeError('fetch failed')))
    await desk.ask()
    expect(says()).toEqual([null, false])
  })

  it('are asked about once at a time, and an answer that comes too late is none', async () => {
    const { promise, resolve } = Promise.withResolvers<Rescue>()
    const { desk, asked, says } = deskOn(() => promise)
    const first = desk.ask()
    await desk.ask()
    expect(asked).toEqual(['rescue.look'])
    desk.over()
    resolve(report)
    await first
    expect(says()).toEqual([null, false])
  })
})

describe('a copy that is to be put in the place of the books', () => {
  const no = new ORPCError('NOT_HERE', { defined: true, status: 409, data: { why: 'damaged' } })

  it('may be there where no answer came, and is not where the counter refused', async () => {
    const { desk } = deskOn()
    expect(desk.mayBeReplaced()).toBe(false)
    await expect(desk.replace(failing(no))).rejects.toBe(no)
    expect(desk.mayBeReplaced()).toBe(false)
    await expect(desk.replace(failing(new TookTooLong()))).rejects.toThrow(TookTooLong)
    expect(desk.mayBeReplaced()).toBe(true)
  })
})
