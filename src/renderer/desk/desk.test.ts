import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Sale, SaleDetail, SaleIntent } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { saleWith } from '../testing/sales.ts'
import { type DeskSale, type SaleCalls, createDesk } from './desk.ts'

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
  walletBefore_e4: null,
  walletAfter_e4: null,
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
}

/** A core that answers each call in its turn, and the words it was asked with. */
function coreThat({ submit, get = [] }: Answers) {
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
  }
  return { calls, asked }
}

const unexpected = () => Promise.reject(new Error('not expected'))

/** Sends the sale and waits until the desk shows it so. */
async function deskAfter(answers: Answers, phase: DeskSale['phase'] = 'kept') {
  const { calls, asked } = coreThat(answers)
  const kept: unknown[] = []
  const desk = createDesk(
    calls,
    (sale) => void kept.push(sale),
    () => Promise.resolve(),
    () => 'practice',
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
  return { desk, asked, kept, first, shows }
}

describe('a sale that was sent', () => {
  it('is seen at once, before the core has answered', async () => {
    const { first } = await deskAfter({ submit: [takes] })
    expect(first).toBe('sending')
  })

  it('stands in the books, and whoever shows it gets it', async () => {
    const { kept, desk } = await deskAfter({ submit: [takes] })
    expect(kept).toEqual([stored])
    expect(desk.sales.get()).toEqual([{ intent, phase: 'kept', refusal: null }])
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

describe('a sale the core refused', () => {
  it('stays on the desk with the core’s own reason, and is not asked for', async () => {
    const full = refused('CANNOT_STORE', { status: 507, data: { why: 'SQLITE_FULL' } })
    const { desk, asked } = await deskAfter({ submit: [full] }, 'not-accepted')
    expect(asked).toEqual(['submit same id practice'])
    expect(desk.sales.get()[0]?.refusal?.code).toBe('CANNOT_STORE')
    desk.dismiss(intent.id)
    expect(desk.sales.get()).toEqual([])
  })
})
