import { describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import type { TenderState } from '../../../domain/sale.ts'
import { carriedSale } from '../../testing/day.ts'
import { spokenIn } from '../../testing/spoken.ts'
import { dueBack } from './due-back.ts'
import { beside, closeSteps, parted, shortSeal } from './steps.ts'

describe('the steps of a close', () => {
  it('go on to the last one and back to the first, and no further', () => {
    const walked = closeSteps.map((step) => beside(step, 1))
    expect(walked).toEqual(['sales', 'wallets', 'cash', 'look', 'look'])
    expect(closeSteps.map((step) => beside(step, -1))).toEqual([
      'ask',
      'ask',
      'sales',
      'wallets',
      'cash',
    ])
  })
})

const sale = (tender: TenderState, credit: number) =>
  carriedSale(1, { state: 'failed', tender, credit_e4: taka(credit) })

describe('what is carried over', () => {
  it('is parted by what is still to be done: asked, handed out, or taken off the dues', () => {
    const [open, cash, mixed, dues] = [
      sale('collected', 50),
      sale('refund-due', 0),
      sale('refund-due', 20),
      sale('refund-due', 50),
    ]
    expect(parted([open, cash, mixed, dues])).toEqual({
      open: [open],
      due: [cash, mixed],
      strike: [dues],
    })
  })

  it('is told with what is handed out, and what was on credit beside that', () => {
    const say = spokenIn('en')
    expect(dueBack(say, sale('collected', 20))).toBeNull()
    expect(dueBack(say, sale('refund-due', 0))).toEqual({
      sum_e4: taka(50),
      words: 'give the money back',
    })
    expect(dueBack(say, sale('refund-due', 20))).toEqual({
      sum_e4: taka(30),
      words: 'give the money back; ৳20 is to come off the dues',
    })
    expect(dueBack(say, sale('refund-due', 50))).toEqual({
      sum_e4: taka(50),
      words: 'Take off the dues',
    })
  })
})

describe('the seal on the slip', () => {
  it('is short enough to be read out', () => {
    expect(shortSeal('0a1b2c3d4e5f60718293'.padEnd(64, 'f'))).toBe('0A1B 2C3D 4E5F 6071')
  })
})
