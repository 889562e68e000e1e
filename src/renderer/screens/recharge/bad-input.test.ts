import { describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import type { Quote } from '../../../contract/quote.ts'
import type { Sale } from '../../../contract/schemas.ts'
import { taka } from '../../../domain/money.ts'
import type { DeliveryState } from '../../../domain/sale.ts'
import { SaleId } from '../../../domain/sale.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { choiceOf } from '../../testing/choices.ts'
import { quoteWith } from '../../testing/quotes.ts'
import { saleWith } from '../../testing/sales.ts'
import { numberProblemShown } from '../../selling/number-problem.ts'
import { type FormAction, reduceForm } from './form.ts'
import { amountTrouble } from './problems.ts'
import { readiness, wentTooFar } from './readiness.ts'
import { read } from './reading.ts'
import { emptyForm, type RechargeForm } from './recharge-form.ts'

const id = () => SaleId.parse(v7())
const forward: FormAction = { type: 'forward' }

/** The form after the cashier typed a number, Enter, an amount, Enter. */
function typed(number: string, amount: string): RechargeForm {
  const actions: FormAction[] = [
    { type: 'typed-number', text: number },
    forward,
    { type: 'typed-amount', text: amount },
    forward,
  ]
  return actions.reduce(reduceForm, emptyForm(id()))
}

function quoteOf(changes: Partial<Quote> = {}): Quote {
  return quoteWith({ min_e4: taka(10), max_e4: taka(1000), ...changes })
}

function saleOf(state: DeliveryState): Sale {
  return saleWith({ state, version: 2, createdAt_ms: 0, changedAt_ms: 0 })
}

/** Whether `+` sends, against a core that would take anything. */
function readinessOf(form: RechargeForm, quote = quoteOf()) {
  return readiness(form, read(form), quote)
}

const good = () => typed('01712345678', '50')

describe('a form that is filled as it should be', () => {
  it('can be sent from the read-back', () => {
    expect(readinessOf(good())).toMatchObject({
      kind: 'ready',
      intent: { number: '01712345678', amount_e4: taka(50), operator: 'GP' },
    })
  })

  it.each(['০১৭১২৩৪৫৬৭৮', '+8801712345678', '017-1234 5678'])('whatever way: %s', (number) => {
    expect(readinessOf(typed(number, '৫০'))).toMatchObject({
      kind: 'ready',
      intent: { number: '01712345678', amount_e4: taka(50) },
    })
  })
})

describe('a number the form does not take', () => {
  it.each([
    ['row 3', '1712345678', 'ten-digits'],
    ['row 4', '01212345678', 'prefix'],
    ['row 5', '017123456789', 'too-long'],
    ['row 6', '\u202E01712345678', 'direction-marks'],
    ['row 7', '٠١٧١٢٣٤٥٦٧٨', 'foreign-digits'],
    ['row 8', 'O17l2345678', 'letters'],
    ['row 17', '0'.repeat(1_000_000), 'too-long'],
  ])('%s keeps the cashier at the number, with its cause: %#', (_, number, cause) => {
    const form = typed(number, '50')
    expect(form.stage).toBe('number')
    expect(numberProblemShown(form, read(form))).toBe(`numberProblem.${cause}`)
    expect(readinessOf(form).kind).toBe('filling')
    expect(form.number.length).toBeLessThanOrEqual(WRITTEN_MAX + 1)
  })

  it('is left in peace while it is still growing', () => {
    const form = reduceForm(emptyForm(id()), { type: 'typed-number', text: '01712' })
    expect(numberProblemShown(form, read(form))).toBeNull()
    expect(numberProblemShown(reduceForm(form, forward), read(form))).toBe(
      'numberProblem.too-short',
    )
  })
})

describe('an amount the form does not take', () => {
  it.each([
    ['row 10', '0', 'zero'],
    ['row 10', '-50', 'sign'],
    ['row 10', '+50', 'sign'],
    ['row 10', '', 'empty'],
    ['row 11', '1e3', 'letters'],
    ['row 11', '0x64', 'letters'],
    ['row 11', 'Infinity', 'letters'],
    ['row 11', 'NaN', 'letters'],
    ['row 12', '50.5', 'decimals'],
    ['row 14', '5,000', 'grouped'],
    ['row 16', '99999999999', 'too-large'],
    ['row 17', '1'.repeat(1_000_000), 'too-long'],
  ])('%s keeps the cashier at the amount, with its cause: %#', (_, amount, code) => {
    const form = typed('01712345678', amount)
    expect(form.stage).toBe('amount')
    expect(amountTrouble(form, read(form), quoteOf())).toEqual({ code })
    expect(readinessOf(form).kind).toBe('filling')
    expect(form.amount.length).toBeLessThanOrEqual(WRITTEN_MAX + 1)
  })

  it('row 14 is asked about with the figure it would be', () => {
    expect(read(typed('01712345678', '5,000')).amount).toEqual({
      ok: false,
      problem: { code: 'grouped', amount_e4: taka(5000) },
    })
  })

  it.each([
    ['row 15 below what every provider takes', '9', 'below-minimum'],
    ['row 15 above it', '1001', 'above-maximum'],
    ['row 16 above the cap, whatever the core says', '5001', 'above-maximum'],
  ] as const)('%s cannot be sent', (_, amount, code) => {
    const form = typed('01712345678', amount)
    const cannot = code === 'below-minimum' ? 'below-minimum' : 'above-maximum'
    const limit_e4 = code === 'below-minimum' ? taka(10) : taka(1000)
    const quote = quoteOf({
      provider: null,
      choices: [choiceOf('flexiloadbd', { cannot, limit_e4 })],
    })
    expect(amountTrouble(form, read(form), quote)).toEqual({ code })
    expect(readinessOf(form, quote)).toMatchObject({ kind: 'cannot' })
  })

  it.each(['5001', '12345'])('row 16 above the cap stays at the amount: %s', (amount) => {
    const form = typed('01712345678', amount)
    expect(form).toMatchObject({ stage: 'amount', told: { amount: true } })
    expect(amountTrouble(form, read(form), null)).toEqual({ code: 'above-maximum' })
  })

  it.each(['below-minimum', 'above-maximum'] as const)(
    'row 15 goes back to the amount where Enter was quicker than the core: %s',
    (cannot) => {
      const form = typed('01712345678', '50')
      const mine = choiceOf('flexiloadbd', { cannot, limit_e4: taka(20) })
      const quote = quoteOf({ provider: null, choices: [mine] })
      const tooFar = (asked: Quote, now = form) => wentTooFar(now, readinessOf(now, asked))
      expect(tooFar(quote)).toBe(true)
      const back = reduceForm(form, { type: 'refused-amount' })
      expect(back).toMatchObject({ stage: 'amount', told: { amount: true }, amount: '50' })
      expect(tooFar(quote, back)).toBe(false)
      // Another provider takes it, and is chosen on the read-back.
      const other = choiceOf('autoflexi')
      expect(tooFar(quoteOf({ provider: null, choices: [mine, other] }))).toBe(false)
      expect(tooFar(quoteOf())).toBe(false)
    },
  )

  it('row 20 typed by a scanner, is thrown away and said', () => {
    const form = reduceForm(good(), { type: 'scanned' })
    expect(form).toMatchObject({ amount: '', stage: 'amount' })
    expect(amountTrouble(form, read(form), quoteOf())).toEqual({ code: 'scanner' })
    expect(readinessOf(form).kind).toBe('filling')
  })
})

describe('an operator whose prefix the number has not (row 9)', () => {
  it('is told beside the one the prefix hints at, and sold as chosen', () => {
    const form = reduceForm(good(), { type: 'next-operator' })
    const { hinted, operator, operatorFrom } = read(form)
    expect([hinted, operator, operatorFrom]).toEqual(['GP', 'RB', 'cashier'])
    expect(readinessOf(form)).toMatchObject({ intent: { operator: 'RB' } })
  })
})

describe('the same number and amount a moment ago (row 19)', () => {
  it.each<DeliveryState>(['on-wire', 'accepted', 'succeeded'])(
    'is asked about before it is sold beside one that is %s',
    (state) => {
      const twin = saleOf(state)
      const quote = quoteOf({ twin })
      expect(readinessOf(good(), quote)).toMatchObject({ kind: 'twin' })
      const seen = reduceForm(good(), { type: 'accepted-twin', twin: twin.id })
      expect(readinessOf(seen, quote)).toMatchObject({ kind: 'ready', beside: { id: twin.id } })
    },
  )

  // A failed one is named where its cost was taken after all.
  it.each<DeliveryState>(['in-doubt', 'needs-review', 'failed'])(
    'is not sold at all beside one that is %s',
    (state) => {
      const twin = saleOf(state)
      const seen = reduceForm(good(), { type: 'accepted-twin', twin: twin.id })
      expect(readinessOf(seen, quoteOf({ twin }))).toMatchObject({ kind: 'twin-open' })
    },
  )

  it('is asked about anew when anything of it changed', () => {
    const twin = saleOf('succeeded')
    const seen = reduceForm(good(), { type: 'accepted-twin', twin: twin.id })
    for (const action of [{ type: 'back' }, { type: 'typed-amount', text: '51' }] as const) {
      expect(reduceForm(seen, action).twinSeen).toBeNull()
    }
  })
})

describe('a press of + that comes too early', () => {
  it('waits for what the core says about the very words that stand there', () => {
    expect(readiness(good(), read(good()), null)).toEqual({ kind: 'looking' })
  })

  it('sends only from the read-back', () => {
    const form = reduceForm(good(), { type: 'back' })
    expect(readinessOf(form).kind).toBe('filling')
  })

  it('is the sale the form was opened for, and the next form is another (row 18)', () => {
    const form = good()
    expect(readinessOf(form)).toMatchObject({ intent: { id: form.saleId } })
    const next = reduceForm(form, { type: 'cleared', saleId: id() })
    expect(next.saleId).not.toBe(form.saleId)
  })
})
