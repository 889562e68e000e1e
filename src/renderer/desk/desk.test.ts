import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Books, Sale, SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { saleWith } from '../testing/sales.ts'
import type { DeskSale } from './cards.ts'
import { type SaleCalls, createDesk } from './desk.ts'

const intent: SaleIntent = {
  id: v7(),
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  lineType: 'prepaid',
  amount_e4: taka(50),
  provider: 'flexiloadbd',
}

const stored = saleWith(intent)

const whole: SaleDetail = {
  ...stored,
  events: [],
  observations: [],
  wallet: null,
  alerts: [],
  tokens: [],
}
const takes = () => Promise.resolve(stored)
const knows = () => Promise.resolve(whole)
const lost = () => Promise.reject(new Error('the port closed'))
const refused = (code: string, extra: object) => () =>
  Promise.reject(new ORPCError(code, { defined: true, ...extra }))
const noSuchSale = refused('NO_SUCH_SALE', { status: 404, data: { id: intent.id } })

interface Answers {
  readonly submit: (() => Promise<Sale>)[]
  readonly get?: (() => Promise<SaleDetail>)[]
  /** What is open when it is asked for; the shown books when nothing is said. */
  readonly open?: (() => Promise<Books | null>)[]
}

/** A core that answers each call in its turn, and the words it was asked with. */
function coreThat({ submit, get = [], open = [] }: Answers) {
  const asked: string[] = []
  const said = (name: string, id: string, books: string) =>
    asked.push(`${name} ${id === intent.id ? 'same id' : 'other id'} ${books}`.trim())
  const calls: SaleCalls = {
    submit(words) {
      said('submit', words.id, words.books ?? '')
      return submit.shift()?.() ?? unexpected()
    },
    get(words) {
      said('get', words.id, '')
      return get.shift()?.() ?? unexpected()
    },
    openBooks: () => open.shift()?.() ?? Promise.resolve('practice'),
  }
  return { calls, asked }
}

const unexpected = () => Promise.reject(new Error('not expected'))

/** Sends the sale and waits until the desk shows it so. */
async function deskAfter(answers: Answers, phase: DeskSale['phase'] = 'kept') {
  const { calls, asked } = coreThat(answers)
  const kept: unknown[] = []
  const page: { books: Books } = { books: 'practice' }
  const pauses = { wait: () => Promise.resolve() }
  const desk = createDesk(
    calls,
    (sale) => void kept.push(sale),
    () => pauses.wait(),
    () => page.books,
  )
  const shows = (wanted: DeskSale['phase']) =>
    new Promise<void>((resolve) => {
      desk.sales.subscribe(() => {
        if (desk.sales.get()[0]?.phase === wanted) resolve()
      })
    })
  const reached = shows(phase)
  desk.send(intent)
  const first = desk.sales.get()[0]?.phase
  await reached
  return { desk, asked, kept, first, shows, page, pauses }
}

describe('a sale that was sent', () => {
  it('is seen at once, before the core has answered', async () => {
    const { first } = await deskAfter({ submit: [takes] })
    expect(first).toBe('sending')
  })

  it('stands in the books, and whoever shows it gets it', async () => {
    const { kept, desk } = await deskAfter({ submit: [takes] })
    expect(kept).toEqual([stored])
    const sent = { ...intent, books: 'practice' }
    expect(desk.sales.get()).toEqual([{ intent: sent, phase: 'kept', refusal: null }])
  })

  it('names the books the cashier sees', async () => {
    const { asked } = await deskAfter({ submit: [takes] })
    expect(asked).toEqual(['submit same id practice'])
  })
})

describe('a sale the counter did not answer for', () => {
  it('is asked for by its own id, however often it takes, and never sent again', async () => {
    const { asked, kept } = await deskAfter({ submit: [lost], get: [lost, lost, knows] })
    expect(asked).toEqual(['submit same id practice', ...Array(3).fill('get same id')])
    expect(kept).toEqual([whole])
  })

  it('says so when the counter never got it, and waits for the cashier', async () => {
    const { asked, desk } = await deskAfter({ submit: [lost], get: [noSuchSale] }, 'not-received')
    expect(asked).toEqual(['submit same id practice', 'get same id'])
    expect(desk.sales.get()[0]?.phase).toBe('not-received')
  })

  it('is the same sale when the cashier tries again', async () => {
    const answers = { submit: [lost, takes], get: [noSuchSale] }
    const { desk, asked, shows } = await deskAfter(answers, 'not-received')
    const kept = shows('kept')
    desk.send(intent)
    await kept
    expect(asked.at(-1)).toBe('submit same id practice')
    expect(desk.sales.get()).toHaveLength(1)
  })
})

describe('a sale that is seen in the books', () => {
  it('is kept, though the counter was asked too early and had not got it', async () => {
    const { desk } = await deskAfter({ submit: [lost], get: [noSuchSale] }, 'not-received')
    desk.seen(saleWith())
    expect(desk.sales.get()[0]?.phase).toBe('not-received')
    desk.seen(stored)
    expect(desk.sales.get()[0]?.phase).toBe('kept')
  })

  it('is not asked for any more', async () => {
    const { desk, asked } = await deskAfter({ submit: [lost], get: [lost, lost] }, 'asking')
    desk.seen(stored)
    const before = asked.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked.length).toBeLessThanOrEqual(before + 1)
    expect(desk.sales.get()[0]?.phase).toBe('kept')
  })
})

describe('a sale that may stand in the books it was sent to', () => {
  const closing = refused('NOT_HERE', { status: 409, data: { why: 'books-changing' } })
  const spoilt = refused('BAD_INPUT', {
    status: 422,
    data: { field: 'id', code: 'characters', limit_e4: null },
  })
  const inBooks = (books: Books) => () => Promise.resolve(books)

  it('is asked for on, whatever else the counter says instead', async () => {
    const { asked, kept } = await deskAfter({ submit: [lost], get: [closing, spoilt, knows] })
    expect(asked).toEqual(['submit same id practice', ...Array(3).fill('get same id')])
    expect(kept).toEqual([whole])
  })

  it('is asked for on when it is other books that do not know it', async () => {
    const answers = {
      submit: [lost],
      get: [noSuchSale, noSuchSale, knows],
      open: [inBooks('real'), inBooks('real')],
    }
    const { asked, desk } = await deskAfter(answers)
    expect(asked).toEqual(['submit same id practice', ...Array(3).fill('get same id')])
    expect(desk.sales.get()[0]?.phase).toBe('kept')
  })

  it('is asked for on when a copy of its books is open, which may lack it', async () => {
    const answers = {
      submit: [lost],
      get: [noSuchSale, knows],
      open: [() => Promise.resolve(null)],
    }
    const { desk } = await deskAfter(answers)
    expect(desk.sales.get()[0]?.phase).toBe('kept')
  })

  it('is asked for on when nobody can say which books do not know it', async () => {
    const answers = { submit: [lost], get: [noSuchSale, knows], open: [lost] }
    const { desk } = await deskAfter(answers)
    expect(desk.sales.get()[0]?.phase).toBe('kept')
  })

  it('is never sent to other books, though the page has come to show those', async () => {
    const answers = { submit: [lost, takes, takes], get: [noSuchSale] }
    const { desk, asked, shows, page } = await deskAfter(answers, 'not-received')
    page.books = 'real'
    for (const words of [desk.sales.get()[0]?.intent ?? intent, intent]) {
      const kept = shows('kept')
      desk.send(words)
      await kept
      expect(asked.at(-1)).toBe('submit same id practice')
    }
  })

  it('is not asked for any more once the cashier has put it away', async () => {
    const gone = Promise.withResolvers<void>()
    const { desk, asked, pauses } = await deskAfter({ submit: [lost], get: [lost, lost] }, 'asking')
    const paused = new Promise<void>((resolve) => {
      pauses.wait = () => {
        resolve()
        return gone.promise
      }
    })
    await paused
    const before = asked.length
    desk.dismiss(intent.id)
    gone.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toHaveLength(before)
    expect(desk.sales.get()).toEqual([])
  })

  it('is not looked for by two at once when it is put away and sent again', async () => {
    const waits: (() => void)[] = []
    const { desk, asked, pauses, shows } = await deskAfter(
      { submit: [lost, lost], get: [lost, lost, knows] },
      'asking',
    )
    const waiting = (count: number) => expect.poll(() => waits.length).toBe(count)
    pauses.wait = () => new Promise((resolve) => waits.push(resolve))
    await waiting(1)
    desk.dismiss(intent.id)
    desk.send(intent)
    await waiting(2)
    const kept = shows('kept')
    for (const wake of waits) wake()
    await kept
    expect(asked.filter((words) => words.startsWith('get'))).toHaveLength(3)
  })
})

describe('the cards of the desk', () => {
  /** A desk whose counter takes whatever it is sent, with the sales that were sent, in order. */
  async function deskWith(...ids: readonly string[]) {
    const calls: SaleCalls = {
      submit: (words) => Promise.resolve(saleWith({ ...intent, id: words.id })),
      get: knows,
      openBooks: () => Promise.resolve('practice'),
    }
    const desk = createDesk(
      calls,
      () => undefined,
      () => Promise.resolve(),
      () => 'practice',
    )
    for (const id of ids) desk.send({ ...intent, id })
    await expect.poll(() => desk.sales.get().every(({ phase }) => phase === 'kept')).toBe(true)
    return desk
  }
  const shown = (desk: Awaited<ReturnType<typeof deskWith>>) =>
    desk.sales.get().map(({ intent: { id } }) => id)

  it('are one: put away, no older sale comes up from below', async () => {
    const [first, second, third] = [v7(), v7(), v7()]
    const desk = await deskWith(first, second, third)
    desk.dismiss(third)
    expect(shown(desk)).toEqual([])
  })

  it('show a sale of the books over the others, once', async () => {
    const desk = await deskWith(v7())
    const [sent = ''] = shown(desk)
    desk.bring(stored)
    expect(desk.sales.get()[0]).toEqual({
      intent: { ...intent, books: 'practice' },
      phase: 'kept',
      refusal: null,
    })
    desk.bring(saleWith({ id: sent }))
    expect(shown(desk)).toEqual([sent, intent.id])
  })
})

describe('a page that does not know yet which books it shows', () => {
  it('sends nothing, and says that the counter has nothing', async () => {
    const { calls, asked } = coreThat({ submit: [takes] })
    const nobody = () => Promise.resolve()
    const desk = createDesk(
      calls,
      () => undefined,
      nobody,
      () => undefined,
    )
    desk.send(intent)
    expect(desk.sales.get()).toEqual([{ intent, phase: 'not-received', refusal: null }])
    expect(asked).toEqual([])
  })
})

describe('a sale the core refused', () => {
  it('stays on the desk with the core’s own reason, and is not asked for', async () => {
    const full = refused('CANNOT_STORE', { status: 507, data: { why: 'SQLITE_FULL' } })
    const { desk, asked } = await deskAfter({ submit: [full] }, 'not-accepted')
    expect(asked).toEqual(['submit same id practice'])
    expect(desk.sales.get()[0]?.refusal?.code).toBe('CANNOT_STORE')
    desk.dismiss(intent.id)
    expect(desk.sales.get()).toEqual([])
  })

  it('still knows which sale it stood in for, also when it was tried again', async () => {
    const full = refused('CANNOT_STORE', { status: 507, data: { why: 'SQLITE_FULL' } })
    const { calls } = coreThat({ submit: [full, full] })
    const nothing = () => undefined
    const desk = createDesk(
      calls,
      nothing,
      () => Promise.resolve(),
      () => 'practice',
    )
    const calledOff = SaleId.parse(v7())
    const top = () => desk.sales.get()[0]
    for (const origin of [[calledOff], []] as const) {
      desk.send(intent, ...origin)
      await expect.poll(() => top()?.phase).toBe('not-accepted')
      expect(top()?.inPlaceOf).toBe(calledOff)
    }
  })
})

describe('a draft that is sent again after the same was sold', () => {
  const twin = SaleId.parse(v7())
  const twinSold = refused('TWIN', { status: 409, data: { id: twin, state: 'succeeded' } })

  it('stays a draft on the desk, and names the sale that is in its way', async () => {
    const { desk, shows } = await deskAfter({ submit: [takes, twinSold] })
    const kept = shows('kept')
    desk.sendAgain(stored)
    await kept
    expect(desk.sales.get()).toMatchObject([
      { phase: 'kept', refusal: { code: 'TWIN', data: { id: twin } } },
    ])
  })

  it('is sent once that sale was seen, and the refusal is gone', async () => {
    const { desk, shows } = await deskAfter({ submit: [takes, twinSold, takes] })
    const refusedOnce = shows('kept')
    desk.sendAgain(stored)
    await refusedOnce
    const sent = shows('kept')
    desk.sendAgain(stored, twin)
    expect(desk.sales.get()[0]?.intent.twinSeen).toBe(twin)
    await sent
    expect(desk.sales.get()).toMatchObject([{ phase: 'kept', refusal: null }])
  })

  it('stays one as well where the sale before it came after all, and names that', async () => {
    const came = refused('WRONG_STATE', { status: 409, data: { id: twin, state: 'late-success' } })
    const { desk, shows } = await deskAfter({ submit: [takes, came] })
    const kept = shows('kept')
    desk.sendAgain(stored)
    await kept
    expect(desk.sales.get()).toMatchObject([
      { phase: 'kept', refusal: { code: 'WRONG_STATE', data: { id: twin } } },
    ])
  })

  it('is no draft any more for any other refusal: what it says is told as before', async () => {
    const other = refused('CANNOT_STORE', { status: 507, data: { why: 'SQLITE_FULL' } })
    const { desk, shows } = await deskAfter({ submit: [takes, other] })
    const refusedOnce = shows('not-accepted')
    desk.sendAgain(stored)
    await refusedOnce
    expect(desk.sales.get()[0]?.refusal?.code).toBe('CANNOT_STORE')
  })
})
