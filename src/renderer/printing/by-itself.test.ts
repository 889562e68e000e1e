import { ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { SaleDetail } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import { problemOf } from '../core/refusal.ts'
import { describeSale } from '../paper/sale-paper.ts'
import { jobWith } from '../testing/prints.ts'
import { saleWith } from '../testing/sales.ts'
import { beside, storyWith } from '../testing/slips.ts'
import { spokenIn } from '../testing/spoken.ts'
import { type ByItself, isAtOnce, printByItself } from './automatic.ts'
import type { PrintAnswer, PrintWish } from './print-desk.ts'

const say = spokenIn('bn')
const both = { automatic: true, shopCopy: true }
const id = v7()
const succeeded = saleWith({ id, state: 'succeeded' })

function refused(code: string, data: object): PrintAnswer {
  return problemOf(new ORPCError(code, { defined: true, status: 422, data }))
}

/** A counter that answers every print alike, and what it was asked for. */
function counterThat(answer: PrintAnswer, known: Partial<ByItself> = {}) {
  const asked: PrintWish[] = []
  const parts: ByItself = {
    prints: {
      print: async (wish) => {
        asked.push(wish)
        return Promise.resolve(answer)
      },
    },
    story: async () => Promise.resolve(storyWith('recharge', { id, state: 'succeeded' })),
    describe: (sale, whose) => describeSale(say, sale, beside(), whose),
    ...known,
  }
  return { parts, readers: () => asked.map(({ for: whose }) => whose), asked }
}

const taken: PrintAnswer = { kind: 'job', job: jobWith({ state: 'queued' }) }

describe('a slip that comes by itself', () => {
  it('is not asked for where its sale cannot be read, and that is said', async () => {
    const lost = () => Promise.reject(new Error('the port closed'))
    const { parts, readers } = counterThat(taken, { story: lost })
    expect(await printByItself(succeeded, both, parts)).toEqual({ kind: 'lost' })
    expect(readers()).toEqual([])
  })

  it('is not asked for where its sale went on while it was read', async () => {
    const reversed = storyWith('recharge', { id, state: 'reversed', tender: 'refund-due' })
    const { parts, readers } = counterThat(taken, { story: () => Promise.resolve(reversed) })
    const answer = await printByItself(succeeded, both, parts)
    expect(answer).toEqual({ kind: 'moved-on', sale: SaleId.parse(id) })
    expect(readers()).toEqual([])
  })

  it('is left to a hand where nobody knows what it may say', async () => {
    const { parts, readers } = counterThat(taken, { describe: () => null })
    expect(await printByItself(succeeded, both, parts)).toBeNull()
    expect(readers()).toEqual([])
  })

  it.each<[string, PrintAnswer]>([
    ['was lost', { kind: 'lost' }],
    ['found its sale gone on', { kind: 'moved-on', sale: SaleId.parse(id) }],
    ['was refused', refused('CANNOT_STORE', { why: 'not-noted' })],
    ['was wrong', refused('BAD_INPUT', { field: 'paper', code: 'too-long', limit_e4: null })],
    ['was wrong in its id', refused('BAD_INPUT', { field: 'id', code: 'taken', limit_e4: null })],
    ['was elsewhere', refused('BAD_INPUT', { field: 'of', code: 'words-differ', limit_e4: null })],
    ['had no printer', refused('NOT_HERE', { why: 'no-printer' })],
  ])('that %s says so, and the shop has no copy of what no customer has', async (_, answer) => {
    const { parts, readers } = counterThat(answer)
    expect(await printByItself(succeeded, both, parts)).toEqual(answer)
    expect(readers()).toEqual(['customer'])
  })

  it('opens the drawer for money that came in or goes out, for no other', async () => {
    const kicks = async (changes: Parameters<typeof storyWith>[1]) => {
      const sale: SaleDetail = storyWith('recharge', { id, ...changes })
      const { parts, asked } = counterThat(taken)
      await printByItself(sale, both, parts)
      return asked.map(({ kick }) => kick)
    }
    expect(await kicks({ state: 'succeeded', credit_e4: taka(20) })).toEqual([true, false])
    expect(await kicks({ state: 'failed', tender: 'refund-due' })).toEqual([true, false])
    expect(await kicks({ state: 'failed', tender: 'refunded' })).toEqual([false, false])
    expect(await kicks({ state: 'failed', tender: 'taken-over' })).toEqual([false, false])
  })
})

describe('a customer who may still stand there', () => {
  const MINUTE_ms = 60_000
  const noon_ms = 1_777_000_000_000

  it('is one of the last five minutes, by whichever computer’s clock', () => {
    const minutes = [-5, -4, 0, 4, 5]
    const isThere = minutes.map((late) => isAtOnce(noon_ms, noon_ms + late * MINUTE_ms))
    expect(isThere).toEqual([false, true, true, true, false])
  })
})
