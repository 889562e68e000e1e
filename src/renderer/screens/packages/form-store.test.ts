import { beforeEach, describe, expect, it } from 'vitest'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { taka } from '../../../domain/money.ts'
import { intentOf } from '../../sale/intent.ts'
import { saleWith } from '../../testing/sales.ts'
import { dispatch, formStore, packForm, packSale } from './form-store.ts'

const sold = saleWith({
  kind: 'package',
  packageId: 1,
  packageName: '1 GB – 30 Days',
  packageCommission_e4: taka(5),
  amount_e4: taka(149),
})

beforeEach(packSale.clear)

describe('a pack that is sold again', () => {
  it('stands on the read-back as it was sold, under an id of its own', () => {
    packForm.begin(sold, { retryOf: sold.id })
    const { saleId } = formStore.get()
    expect(saleId).not.toBe(sold.id)
    expect(formStore.get()).toMatchObject({
      stage: 'read-back',
      number: sold.number,
      retryOf: sold.id,
      pack: { kind: 'package', id: 1, name: '1 GB – 30 Days', price_e4: taka(149) },
    })
    expect(packForm.turn()).toBe('[data-armed="true"]')
  })

  it('has the name it was sold under also where only its words are known', () => {
    packForm.begin(intentOf(sold), {})
    expect(formStore.get().pack).toMatchObject({ id: 1, name: '1 GB – 30 Days' })
  })

  it('is a pack: a recharge begins nothing here', () => {
    packForm.begin(saleWith(), {})
    expect(packForm.isEmpty()).toBe(true)
    expect(packForm.turn()).toBe('[data-stage="number"]')
  })

  it('may be written over while nobody has touched it', () => {
    const free = packForm.fromNow()
    const number = MobileNumber.parse('01712345678')
    dispatch({ type: 'remembered', memory: { number, operator: 'GP', lineType: 'prepaid' } })
    expect(free()).toBe(true)
    dispatch({ type: 'typed-number', text: '018' })
    expect(free()).toBe(false)
  })
})

describe('a press of + that waits for its quote', () => {
  it('stands while what the counter remembers changes nothing of the sale', () => {
    packForm.begin(sold, {})
    const pressed = formStore.get()
    const number = MobileNumber.parse('01712345678')
    const memory = { number, operator: 'RB', lineType: 'prepaid' } as const
    expect(packSale.saysTheSame({ ...pressed, memory }, pressed)).toBe(true)
    expect(packSale.saysTheSame({ ...pressed, number: '01712345679' }, pressed)).toBe(false)
    const guessed = { ...pressed, operator: null }
    expect(packSale.saysTheSame({ ...guessed, memory }, guessed)).toBe(false)
  })

  it('sells beside the twin that was seen', () => {
    packSale.acceptTwin(sold.id)
    expect(formStore.get().twinSeen).toBe(sold.id)
  })
})
