import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Quote } from '../../../contract/quote.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import type { NetworkCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { SaleId } from '../../../domain/sale.ts'
import { countedTurns } from '../../selling/readiness.ts'
import { sameForm } from '../../selling/selling-form.ts'
import { choiceOf } from '../../testing/choices.ts'
import { quoteWith } from '../../testing/quotes.ts'
import { type FormAction, reduceForm } from './form.ts'
import { quoteRequest, read } from './reading.ts'
import { readiness } from './readiness.ts'
import { type RechargeForm, emptyForm, isEmpty } from './recharge-form.ts'

const id = () => SaleId.parse(v7())

/** The core's word on a sale of ৳50: through whom, and who could take it. */
function quoteFor(
  provider: ProviderId | null,
  able: readonly ProviderId[] = ['flexiloadbd', 'alsamiflexi', 'autoflexi'],
): Quote {
  const every: readonly ProviderId[] = ['flexiloadbd', 'alsamiflexi', 'autoflexi']
  return quoteWith({
    provider,
    choices: every.map((one) =>
      choiceOf(one, { cannot: able.includes(one) ? null : 'key-refused' }),
    ),
  })
}
const number = (text: string): FormAction => ({ type: 'typed-number', text })
const amount = (text: string): FormAction => ({ type: 'typed-amount', text })
const forward: FormAction = { type: 'forward' }
const after = (form: RechargeForm, ...actions: FormAction[]) => actions.reduce(reduceForm, form)
const fresh = () => emptyForm(id())
const readBack = () => after(fresh(), number('01712345678'), forward, amount('50'), forward)

describe('the way through the form', () => {
  it('goes number, amount, read-back, and Enter ends there', () => {
    const form = readBack()
    expect(form.stage).toBe('read-back')
    expect(after(form, forward, forward)).toBe(form)
  })

  it('keeps the id the form opened with, whatever is typed, until it is cleared', () => {
    const form = fresh()
    const typed = after(form, number('01712345678'), forward, amount('50'), forward, amount('20'))
    expect(typed.saleId).toBe(form.saleId)
    const next = id()
    expect(after(typed, { type: 'cleared', saleId: next })).toEqual(emptyForm(next))
  })

  it('leads back to the amount when it is touched after the read-back', () => {
    expect(after(readBack(), amount('20')).stage).toBe('amount')
    expect(after(readBack(), number('01712345679')).stage).toBe('number')
    expect(after(readBack(), { type: 'back' }).stage).toBe('amount')
  })

  it('sends the cashier back to a number that was spoilt after the amount was typed', () => {
    const form = after(readBack(), number('017'), { type: 'went-to', stage: 'amount' }, forward)
    expect(form).toMatchObject({ stage: 'number', told: { number: true } })
  })

  it('forgets that a twin was accepted as soon as anything changes', () => {
    const accepted = after(readBack(), { type: 'accepted-twin', twin: id() })
    expect(accepted.twinSeen).not.toBeNull()
    for (const action of [amount('51'), number('01812345678'), { type: 'back' } as const]) {
      expect(after(accepted, action).twinSeen).toBeNull()
    }
  })
})

describe('whose number it is', () => {
  const operatorOf = (form: RechargeForm) => {
    const { operator, operatorFrom } = read(form)
    return [operator, operatorFrom]
  }
  const moved: FormAction = {
    type: 'remembered',
    memory: {
      number: MobileNumber.parse('01712345678'),
      operator: 'RB',
      lineType: 'postpaid',
    },
  }

  it('is guessed from the prefix as soon as three digits stand there', () => {
    expect(operatorOf(after(fresh(), number('01')))).toEqual([null, null])
    expect(operatorOf(after(fresh(), number('018')))).toEqual(['RB', 'prefix'])
    expect(operatorOf(after(fresh(), number('+88016')))).toEqual(['AT', 'prefix'])
  })

  it('is what last succeeded for this number, for numbers move between operators', () => {
    const form = after(readBack(), moved)
    expect(operatorOf(form)).toEqual(['RB', 'memory'])
    expect(read(form).lineType).toBe('postpaid')
    expect(operatorOf(after(form, number('01712345679')))).toEqual(['GP', 'prefix'])
  })

  it('is what the cashier chose, above all', () => {
    const form = after(readBack(), moved, { type: 'next-operator' })
    expect(operatorOf(form)).toEqual(['AT', 'cashier'])
    expect(read(form).hinted).toBe('GP')
  })

  it('goes round all operators and comes back', () => {
    const round = Array.from({ length: 5 }, (): FormAction => ({ type: 'next-operator' }))
    expect(operatorOf(after(readBack(), ...round))).toEqual(['GP', 'cashier'])
  })

  it('was chosen for the number it was chosen for: another number begins anew', () => {
    const chosen = after(readBack(), { type: 'next-operator' })
    expect(operatorOf(after(chosen, number('01912345678')))).toEqual(['BL', 'prefix'])
    expect(operatorOf(after(chosen, number('')))).toEqual([null, null])
  })
})

describe('the line type', () => {
  it('can be Skitto for Grameenphone only, and falls back where it cannot be', () => {
    const skitto = after(readBack(), { type: 'chose-line', lineType: 'skitto' })
    expect(read(skitto).lineType).toBe('skitto')
    expect(read(after(skitto, { type: 'next-operator' }))).toMatchObject({
      operator: 'RB',
      lineType: 'prepaid',
    })
  })

  it('goes round the operator’s own', () => {
    const next: FormAction = { type: 'next-line' }
    expect(read(after(readBack(), next)).lineType).toBe('postpaid')
    expect(read(after(readBack(), next, next)).lineType).toBe('skitto')
    expect(read(after(readBack(), next, next, next)).lineType).toBe('prepaid')
  })
})

describe('what the core is asked', () => {
  const asked = (form: RechargeForm) => quoteRequest(form, read(form))

  it('is nothing before an operator is known', () => {
    expect(asked(fresh())).toBeNull()
  })

  it('is the limits first, then the whole sale', () => {
    expect(asked(after(fresh(), number('017')))).toEqual({
      operator: 'GP',
      lineType: 'prepaid',
      amount_e4: 0,
    })
    expect(asked(readBack())).toEqual({
      operator: 'GP',
      lineType: 'prepaid',
      amount_e4: 500_000,
      number: '01712345678',
    })
  })

  it('names the provider the cashier chose', () => {
    const form: RechargeForm = { ...readBack(), provider: 'autoflexi' }
    expect(asked(form)).toMatchObject({ provider: 'autoflexi' })
  })
})

describe('the key that changes the provider', () => {
  const turn: FormAction = { type: 'next-provider' }
  const quote = quoteFor('flexiloadbd')
  const ready = (form: RechargeForm) => readiness(form, read(form), quote).kind

  it('counts each press, also while nobody knows yet who can take the sale', () => {
    const once = countedTurns(after(readBack(), turn), quote)
    expect(once).toMatchObject({ provider: 'alsamiflexi', turns: 0 })
    const twice = countedTurns(after(readBack(), turn, turn), quote)
    expect(twice).toMatchObject({ provider: 'autoflexi', turns: 0 })
    const round = countedTurns(after(readBack(), turn, turn, turn), quote)
    expect(round).toMatchObject({ provider: null, turns: 0 })
  })

  it('holds sending back until the last press is counted', () => {
    expect(ready(readBack())).toBe('ready')
    expect(ready(after(readBack(), turn))).toBe('looking')
    expect(ready(countedTurns(after(readBack(), turn), quote))).toBe('ready')
  })

  it('leaves the only provider that can take the sale as it is', () => {
    const alone = quoteFor('autoflexi', ['autoflexi'])
    const form = countedTurns(after(readBack(), turn), alone)
    expect(form).toMatchObject({ provider: null, turns: 0 })
  })

  it('is another form than before, so that a press of + for the earlier one sends nothing', () => {
    const before = readBack()
    expect(sameForm(before, { ...before })).toBe(true)
    expect(sameForm(before, after(before, turn))).toBe(false)
  })
})

/** What stands in the field after each key of a number, typed over what was selected. */
const keys = (text: string) =>
  Array.from({ length: text.length }, (_, at) => number(text.slice(0, at + 1)))
/** What stands there while so many of its last digits are rubbed out. */
const rubbed = (digits: number) =>
  Array.from({ length: digits }, (_, at) => number('01712345678'.slice(0, -at - 1)))

const draftOf = (operator: NetworkCode) =>
  ({
    number: '01712345678',
    amount: '50',
    operator,
    lineType: 'prepaid',
  }) as const
const inPlace = (retryOf: SaleId) => ({ retryOf, inPlaceOf: null })

describe('a sale that one provider would not take', () => {
  it('begins with the next one that can take it', () => {
    const begun = { inPlaceOf: id(), notThrough: 'flexiloadbd' } as const
    const form = after(fresh(), { type: 'filled', saleId: id(), draft: draftOf('GP'), begun })
    expect(countedTurns(form, quoteFor('flexiloadbd')).provider).toBe('alsamiflexi')
    // Where the one that refused cannot even be asked, the first that can is meant.
    const refused = quoteFor(null, ['autoflexi'])
    expect(countedTurns(form, refused).provider).toBe('autoflexi')
    expect(after(form, amount('20')).inPlaceOf).toBeNull()
  })
})

describe('a sale sold again in place of a failed one', () => {
  it('stands on the read-back under an id of its own, linked to the failed one', () => {
    const [saleId, failed] = [id(), id()]
    const draft = draftOf('RB')
    const form = after(readBack(), { type: 'filled', saleId, draft, begun: inPlace(failed) })
    expect(form).toMatchObject({ stage: 'read-back', saleId, retryOf: failed, operator: 'RB' })
    expect(isEmpty(form)).toBe(false)
  })

  it('is no longer linked once it is for another number', () => {
    const draft = draftOf('GP')
    const form = after(fresh(), { type: 'filled', saleId: id(), draft, begun: inPlace(id()) })
    expect(after(form, number('01712345679')).retryOf).toBeNull()
  })

  it.each([
    ['typed over it', keys('01612345678')],
    ['typed after two digits are rubbed out', [...rubbed(2), ...keys('01712345699').slice(-2)]],
  ])('pays nothing for the next customer, whose number is %s key by key', (_, typed) => {
    const draft = { ...draftOf('RB'), lineType: 'postpaid' } as const
    for (const origin of [inPlace(id()), { retryOf: null, inPlaceOf: id() }]) {
      const begun = { ...origin, notThrough: 'flexiloadbd' } as const
      const form = after(fresh(), { type: 'filled', saleId: id(), draft, begun })
      const next = after(form, ...typed)
      expect(next).toMatchObject({ retryOf: null, inPlaceOf: null, provider: null, turns: 0 })
      expect(read(next)).toMatchObject({ operatorFrom: 'prefix', lineType: 'prepaid' })
    }
  })

  it('still pays for its own customer when a digit is rubbed out and typed again', () => {
    const origin = inPlace(id())
    const draft = draftOf('RB')
    const form = after(fresh(), { type: 'filled', saleId: id(), draft, begun: origin })
    expect(after(form, ...rubbed(1), number('01712345678'))).toMatchObject({
      ...origin,
      operator: 'RB',
    })
  })

  it('pays nothing once something is chosen for the number that is being typed', () => {
    const [draft, origin] = [draftOf('GP'), inPlace(id())]
    const form = after(
      fresh(),
      { type: 'filled', saleId: id(), draft, begun: origin },
      ...rubbed(2),
    )
    const next = after(form, { type: 'next-operator' }, ...keys('01712345699').slice(-2))
    expect(next).toMatchObject({ retryOf: null, operator: 'RB' })
  })

  it('is no longer linked once it is for another amount, even when the old is typed again', () => {
    const draft = draftOf('GP')
    const form = after(fresh(), { type: 'filled', saleId: id(), draft, begun: inPlace(id()) })
    expect(after(form, amount('50.00')).retryOf).toBe(form.retryOf)
    expect(after(form, amount('500')).retryOf).toBeNull()
    expect(after(form, amount('5'), amount('50')).retryOf).toBeNull()
    expect(after(form, { type: 'scanned' }).retryOf).toBeNull()
  })
})
