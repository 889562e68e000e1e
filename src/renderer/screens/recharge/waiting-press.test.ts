import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Quote } from '../../../contract/quote.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { closeOverlay, goTo, open } from '../../shell/navigation.ts'
import type { Memory } from '../../selling/line.ts'
import { sendWhenQuoted } from '../../selling/waiting-press.ts'
import { choiceOf } from '../../testing/choices.ts'
import { quoteWith } from '../../testing/quotes.ts'
import type { FormAction } from './form.ts'
import { clearForm, dispatch, formStore, rechargeSale } from './form-store.ts'

const quote = quoteWith({ choices: [choiceOf('flexiloadbd'), choiceOf('autoflexi')] })
const forward: FormAction = { type: 'forward' }
const memory: Memory = {
  number: MobileNumber.parse('01712345678'),
  operator: 'GP',
  lineType: 'prepaid',
}

/** `+` on the read-back, pressed before the core has said through whom it would go. */
function pressed() {
  const core = Promise.withResolvers<Quote>()
  const sent: string[] = []
  const ended = sendWhenQuoted(
    rechargeSale,
    formStore.get(),
    () => core.promise,
    (ready) => void sent.push(ready.kind),
  )
  return {
    async quoted() {
      core.resolve(quote)
      await ended
      return sent
    },
  }
}

beforeEach(() => {
  clearForm()
  dispatch({ type: 'typed-number', text: '01712345678' })
  dispatch(forward)
  dispatch({ type: 'typed-amount', text: '50' })
  dispatch(forward)
})
afterEach(closeOverlay)

describe('a press of + that was quicker than the quote', () => {
  it('sells once the quote is there', async () => {
    expect(await pressed().quoted()).toEqual(['ready'])
  })

  it('sells nothing once it was taken back, though the same is read back again', async () => {
    const press = pressed()
    dispatch({ type: 'back' })
    dispatch(forward)
    expect(formStore.get().stage).toBe('read-back')
    expect(await press.quoted()).toEqual([])
  })

  it.each([
    ['went to another screen', () => goTo({ screen: 'transactions' })],
    ['went away and came back', () => (goTo({ screen: 'settings' }), goTo({ screen: 'recharge' }))],
    ['opened something over the form', () => open({ kind: 'help' })],
    ['opened and closed it', () => (open({ kind: 'go' }), closeOverlay())],
  ])('sells nothing once the cashier %s', async (_, leave) => {
    const press = pressed()
    leave()
    expect(await press.quoted()).toEqual([])
  })

  it('is not lost when the counter remembers the number, once or again', async () => {
    const press = pressed()
    dispatch({ type: 'remembered', memory })
    const known = formStore.get()
    dispatch({ type: 'remembered', memory: { ...memory } })
    expect(formStore.get()).toBe(known)
    expect(await press.quoted()).toEqual(['ready'])
  })

  it('sells nothing where what is remembered makes it another sale', async () => {
    const press = pressed()
    dispatch({ type: 'remembered', memory: { ...memory, operator: 'RB' } })
    expect(await press.quoted()).toEqual([])
  })

  it('waits for the provider that was chosen before it', async () => {
    dispatch({ type: 'next-provider' })
    expect(await pressed().quoted()).toEqual(['ready'])
    expect(formStore.get()).toMatchObject({ provider: 'autoflexi', turns: 0 })
  })
})
