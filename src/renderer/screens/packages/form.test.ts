import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { MobileNumber } from '../../../domain/mobile-number.ts'
import { taka } from '../../../domain/money.ts'
import { SaleId } from '../../../domain/sale.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import type { Readiness } from '../../selling/readiness.ts'
import { quoteWith } from '../../testing/quotes.ts'
import { type FormAction, reduceForm } from './form.ts'
import { type ChosenPack, type PackForm, emptyForm, isEmpty } from './pack-form.ts'
import { packMoved, readiness } from './readiness.ts'
import { quoteRequest, read } from './reading.ts'

const id = () => SaleId.parse(v7())
const after = (form: PackForm, ...actions: readonly FormAction[]) =>
  actions.reduce(reduceForm, form)
const fresh = () => emptyForm(id())
const typed = (text: string): FormAction => ({ type: 'typed-number', text })
const forward: FormAction = { type: 'forward' }

const data: ListedPack = {
  id: 1,
  operator: 'GP',
  name: '1 GB – 30 Days',
  price_e4: taka(149),
  commission_e4: taka(5),
  sort: 'data',
  tag: null,
}
const drive: ListedPack = { ...data, id: 3, sort: 'drive', price_e4: taka(489) }
const chose = (pack: ListedPack): FormAction => ({ type: 'chose-pack', pack })

/** Number, Enter, a pack, Enter. */
const readBack = (pack = data) => after(fresh(), typed('01712345678'), forward, chose(pack))
const chosen: ChosenPack = {
  kind: 'package',
  operator: 'GP',
  id: 1,
  name: '1 GB – 30 Days',
  wasCalled: null,
  price_e4: taka(149),
  was_e4: null,
}
/** What became of the pack that was chosen, where that list is looked at. */
const movedOf = (ready: Readiness, shelf: readonly ListedPack[] = [data]) =>
  packMoved(ready, chosen, shelf)
/** Made in place of a sale whose money is still here. */
const retried = () => {
  const begun = { retryOf: id(), notThrough: 'flexiloadbd' } as const
  const words = { saleId: id(), number: '01712345678', pack: chosen, begun }
  return after(fresh(), { type: 'filled', ...words })
}

describe('the way to a pack', () => {
  it('goes from the number to the list, and from a pack to the read-back', () => {
    const form = after(fresh(), typed('০১৭১২৩৪৫৬৭৮'), forward)
    expect(form.stage).toBe('pack')
    expect(after(form, chose(data))).toMatchObject({
      stage: 'read-back',
      pack: { kind: 'package' },
    })
    expect(after(form, chose(drive))).toMatchObject({ stage: 'read-back', pack: { kind: 'drive' } })
  })

  it('stays at a number that is none, and says so from then on', () => {
    const form = after(fresh(), typed('0171234'), forward)
    expect(form).toMatchObject({ stage: 'number', told: { number: true } })
    expect(after(form, typed('01712345')).told.number).toBe(false)
    expect(after(fresh(), forward)).toMatchObject({ stage: 'number', told: { number: true } })
  })

  it('may begin at the list, which then waits for the number', () => {
    const looking = after(fresh(), { type: 'next-operator' }, forward)
    expect(looking).toMatchObject({ stage: 'pack', operator: 'GP' })
    const waiting = after(looking, chose(data))
    expect(waiting.stage).toBe('number')
    expect(after(waiting, typed('01712345678'), forward).stage).toBe('read-back')
  })

  it('needs a pack to go on from the list', () => {
    const form = after(fresh(), typed('01712345678'), forward)
    expect(after(form, forward)).toBe(form)
    expect(after(readBack(), forward).stage).toBe('read-back')
  })

  it('leads back one place at a time, and loses nothing', () => {
    const back = after({ ...readBack(), twinSeen: id() }, { type: 'back' })
    expect(back).toMatchObject({ stage: 'pack', twinSeen: null, pack: { id: 1 } })
    expect(after(back, { type: 'back' })).toMatchObject({ stage: 'number', number: '01712345678' })
    expect(after(back, forward).stage).toBe('read-back')
  })

  it('goes to a field that is clicked, and takes back what was read of a twin', () => {
    const form = { ...readBack(), twinSeen: id() }
    const there = after(form, { type: 'went-to', stage: 'number' })
    expect(there).toMatchObject({ stage: 'number', twinSeen: null })
    expect(after(there, { type: 'went-to', stage: 'number' })).toBe(there)
  })
})

describe('a choice for one number', () => {
  it('goes with the network: a pack of another one is nobody’s', () => {
    const form = after(readBack(), { type: 'next-operator' })
    expect(form).toMatchObject({ stage: 'pack', operator: 'SK', pack: null, lit: null })
    const elsewhere = after(readBack(), typed('01812345678'))
    expect(read(elsewhere).pack).toBeNull()
    expect(read(after(readBack(), typed('01312345678'))).pack?.id).toBe(1)
  })

  it('stays at the list where the network is changed there', () => {
    const form = after(fresh(), { type: 'next-operator' }, { type: 'next-operator' })
    expect(form).toMatchObject({ stage: 'number', operator: 'SK' })
  })

  it('goes round every network and Skitto, which stands beside its network', () => {
    const round: (string | null)[] = []
    let form = after(fresh(), typed('01912345678'))
    for (let presses = 0; presses < 6; presses += 1) {
      form = after(form, { type: 'next-operator' })
      round.push(read(form).list)
    }
    expect(round).toEqual(['TT', 'GP', 'SK', 'RB', 'AT', 'BL'])
  })

  it('is Skitto where that is what last succeeded, for no prefix tells it (C7)', () => {
    const number = MobileNumber.parse('01312345678')
    const memory = { number, operator: 'GP', lineType: 'skitto' } as const
    const form = after(fresh(), typed(number), { type: 'remembered', memory })
    expect(read(form)).toMatchObject({ list: 'SK', operator: 'GP', operatorFrom: 'memory' })
    expect(read(after(fresh(), typed(number))).list).toBe('GP')
    const postpaid = { ...memory, lineType: 'postpaid' } as const
    expect(read(after(fresh(), typed(number), { type: 'remembered', memory: postpaid })).list).toBe(
      'GP',
    )
  })

  it('takes a pack of Grameenphone’s back where the number turns out to be Skitto’s', () => {
    const number = MobileNumber.parse('01712345678')
    const memory = { number, operator: 'GP', lineType: 'skitto' } as const
    const form = after(readBack(), { type: 'remembered', memory })
    expect(form.stage).toBe('pack')
    expect(read(form).pack).toBeNull()
  })

  it('of Skitto’s is asked about and sent as a pack of its line', () => {
    const skitto: ListedPack = { ...data, id: 42, operator: 'SK', price_e4: taka(53) }
    const { name: packageName } = skitto
    const named = { packageId: 42, packageName, amount_e4: taka(53) }
    const words = { operator: 'GP', lineType: 'skitto', ...named }
    const form = after(readBack(), { type: 'next-operator' }, chose(skitto))
    expect(form.stage).toBe('read-back')
    expect(quoteRequest(form)).toEqual({ kind: 'package', ...words, number: '01712345678' })
    const ready = readiness(form, quoteWith())
    expect(ready).toMatchObject({ kind: 'ready', intent: { kind: 'package', ...words } })
  })

  it('is not taken over by the next number', () => {
    const form = after(retried(), { type: 'next-provider' }, typed('01712345679'))
    const nobodys = { retryOf: null, operator: null, provider: null, turns: 0 }
    expect(form).toMatchObject({ ...nobodys, madeFor: '01712345679' })
    expect(after(retried(), typed(''))).toMatchObject({ ...nobodys, madeFor: null })
    expect(after(retried(), typed('0171234567')).retryOf).not.toBeNull()
  })

  it('is led back to the list where the number turns out to be another network’s', () => {
    const memory = {
      number: MobileNumber.parse('01712345678'),
      operator: 'RB',
      lineType: 'prepaid',
    } as const
    const form = after(readBack(), { type: 'remembered', memory })
    expect(form.stage).toBe('pack')
    expect(after(form, { type: 'remembered', memory: { ...memory } })).toBe(form)
    const same = after(readBack(), { type: 'remembered', memory: { ...memory, operator: 'GP' } })
    expect(same.stage).toBe('read-back')
  })

  it('of another pack, or at another price, is not paid with earlier money', () => {
    const { retryOf } = retried()
    expect(retryOf).not.toBeNull()
    const again = retried()
    expect(after(again, chose(data)).retryOf).toBe(again.retryOf)
    expect(after(retried(), chose({ ...data, id: 2 })).retryOf).toBeNull()
    expect(after(retried(), chose({ ...data, price_e4: taka(150) })).retryOf).toBeNull()
  })
})

describe('looking through the list', () => {
  const looking = () => after(fresh(), typed('01712345678'), forward, { type: 'lit', id: 7 })

  it('begins at the top again with whatever is looked for', () => {
    expect(looking().lit).toBe(7)
    expect(after(looking(), { type: 'typed-search', text: '1 gb' })).toMatchObject({
      search: '1 gb',
      lit: null,
    })
    expect(after(looking(), { type: 'chose-shelf', shelf: 'drive' })).toMatchObject({
      shelf: 'drive',
      lit: null,
    })
    expect(after(looking(), { type: 'next-order' })).toMatchObject({ order: 'value', lit: null })
  })

  it('goes round the shelves and the orders', () => {
    const shelf: FormAction = { type: 'next-shelf' }
    expect(after(looking(), shelf).shelf).toBe('data')
    expect(after(looking(), shelf, shelf, shelf, shelf, shelf).shelf).toBe('drive')
    expect(after(looking(), shelf, shelf, shelf, shelf, shelf, shelf).shelf).toBe('all')
    const order: FormAction = { type: 'next-order' }
    expect(after(looking(), order, order).order).toBe('commission')
    expect(after(looking(), order, order, order).order).toBe('listed')
  })

  it('cuts a paste of any size, and throws away what a scanner typed', () => {
    const long = after(looking(), { type: 'typed-search', text: '1'.repeat(1_000_000) })
    expect(long.search).toHaveLength(WRITTEN_MAX)
    expect(after(fresh(), typed('1'.repeat(1_000_000))).number).toHaveLength(WRITTEN_MAX + 1)
    const scanned = after(looking(), { type: 'typed-search', text: '89' }, { type: 'scanned' })
    expect(scanned).toMatchObject({ search: '', scanned: true })
    expect(after(scanned, { type: 'typed-search', text: '8' }).scanned).toBe(false)
  })

  it('keeps the order a shop likes for the next customer, and nothing else', () => {
    const form = after(readBack(), { type: 'next-order' })
    const cleared = after(form, { type: 'cleared', saleId: id(), order: form.order })
    expect(cleared).toMatchObject({ order: 'value', number: '', pack: null, stage: 'number' })
    expect(isEmpty(cleared)).toBe(true)
    expect(isEmpty(readBack())).toBe(false)
    expect(isEmpty(after(fresh(), { type: 'next-operator' }))).toBe(false)
    expect(isEmpty({ ...fresh(), search: '1' })).toBe(false)
    expect(isEmpty({ ...fresh(), number: '0' })).toBe(false)
    expect(isEmpty({ ...fresh(), pack: readBack().pack })).toBe(false)
  })
})

describe('what the core is asked', () => {
  it('is what the number is remembered for, until a pack is chosen', () => {
    expect(quoteRequest(fresh())).toBeNull()
    const memory = { operator: 'GP', lineType: 'prepaid', amount_e4: 0 }
    expect(quoteRequest(after(fresh(), typed('0171')))).toEqual(memory)
    const number = '01712345678'
    expect(quoteRequest(after(fresh(), typed(number)))).toEqual({ ...memory, number })
  })

  it('is the pack with the price that was told, and the provider that was chosen', () => {
    const words = { kind: 'package', operator: 'GP', packageId: 1, packageName: '1 GB – 30 Days' }
    const told = { amount_e4: taka(149), number: '01712345678' }
    expect(quoteRequest(readBack())).toEqual({ ...words, ...told })
    const form: PackForm = { ...readBack(), provider: 'flexiloadbd' }
    expect(quoteRequest(form)).toMatchObject({ provider: 'flexiloadbd' })
    expect(quoteRequest(readBack(drive))).toMatchObject({ kind: 'drive', packageId: 3 })
  })
})

describe('a pack on the read-back', () => {
  it('is ready once the core has said through whom, and as what it was chosen', () => {
    const form = readBack()
    expect(readiness(form, null).kind).toBe('looking')
    expect(readiness(form, quoteWith())).toMatchObject({
      kind: 'ready',
      intent: {
        id: form.saleId,
        kind: 'package',
        operator: 'GP',
        number: '01712345678',
        packageId: 1,
        packageName: '1 GB – 30 Days',
        amount_e4: taka(149),
        provider: 'flexiloadbd',
      },
    })
    expect(readiness(after(form, { type: 'back' }), quoteWith()).kind).toBe('filling')
    expect(readiness(fresh(), quoteWith()).kind).toBe('filling')
  })

  it('begins after the provider that did not take it', () => {
    expect(retried()).toMatchObject({ stage: 'read-back', provider: 'flexiloadbd', turns: 1 })
    expect(readiness(retried(), quoteWith()).kind).toBe('looking')
  })

  it('waits for its number where that cannot be read any more', () => {
    const words = { saleId: id(), number: '0171', pack: chosen, begun: {} }
    expect(after(fresh(), { type: 'filled', ...words })).toMatchObject({
      stage: 'number',
      madeFor: null,
      turns: 0,
    })
  })

  it('is asked about again at its new price, which is another sale', () => {
    const cannot = { field: 'packageId', code: 'price-changed', limit_e4: taka(159) }
    const ready = readiness(retried(), quoteWith({ provider: null, cannot }))
    expect(movedOf(ready)).toBeNull()
    const counted = { ...retried(), turns: 0 }
    const moved = movedOf(readiness(counted, quoteWith({ provider: null, cannot })))
    expect(moved).toEqual({ is: 'repriced', price_e4: taka(159) })
    const took = after(counted, { type: 'took-price', price_e4: taka(159) })
    expect(took).toMatchObject({
      retryOf: null,
      stage: 'read-back',
      pack: { price_e4: taka(159), was_e4: taka(149) },
    })
    expect(after(took, { type: 'took-price', price_e4: taka(159) })).toBe(took)
    const none = fresh()
    expect(after(none, { type: 'took-price', price_e4: taka(159) })).toBe(none)
  })

  it('is asked about again under its new name, for which earlier money pays still', () => {
    const cannot = { field: 'packageId', code: 'name-changed', limit_e4: null }
    const counted: PackForm = { ...retried(), turns: 0, twinSeen: id() }
    const ready = readiness(counted, quoteWith({ provider: null, cannot }))
    expect(ready.kind).toBe('unsold')
    const name = '1 GB – 3 Days'
    const moved = movedOf(ready, [drive, { ...data, name }])
    expect(moved).toEqual({ is: 'renamed', name })
    const took = after(counted, { type: 'took-name', name })
    expect(took).toMatchObject({
      retryOf: counted.retryOf,
      twinSeen: null,
      stage: 'read-back',
      pack: { name, wasCalled: '1 GB – 30 Days', price_e4: taka(149), was_e4: null },
    })
    expect(quoteRequest(took)).toMatchObject({ packageName: name })
    const intent = { packageName: name, retryOf: counted.retryOf }
    expect(readiness(took, quoteWith())).toMatchObject({ kind: 'ready', intent })
    expect(after(took, { type: 'took-name', name })).toBe(took)
    const none = fresh()
    expect(after(none, { type: 'took-name', name })).toBe(none)
  })

  it('is not agreed to under a new name before the screen has read that', () => {
    const cannot = { field: 'packageId', code: 'name-changed', limit_e4: null }
    const ready = readiness(readBack(), quoteWith({ provider: null, cannot }))
    expect(movedOf(ready, [])).toBeNull()
    expect(movedOf(ready, [{ ...data, name: '1 gb  – 30 days' }])).toBeNull()
    expect(packMoved(ready, null, [{ ...data, name: '1 GB – 3 Days' }])).toBeNull()
  })

  it('is gone where the list has it no more, and only where it is the pack that is wrong', () => {
    const gone = { field: 'packageId', code: 'withdrawn', limit_e4: null }
    expect(movedOf(readiness(readBack(), quoteWith({ cannot: gone })))).toEqual({
      is: 'withdrawn',
    })
    const unknown = { field: 'packageId', code: 'price-changed', limit_e4: null }
    expect(movedOf(readiness(readBack(), quoteWith({ cannot: unknown })))).toEqual({
      is: 'withdrawn',
    })
    const other = { field: 'number', code: 'prefix', limit_e4: null }
    expect(movedOf(readiness(readBack(), quoteWith({ cannot: other })))).toBeNull()
    expect(movedOf(readiness(readBack(), quoteWith()))).toBeNull()
  })

  it('counts each press for another provider, and knows the twin that was seen', () => {
    const twin = id()
    const form = after(readBack(), { type: 'next-provider' }, { type: 'accepted-twin', twin })
    expect(form).toMatchObject({ turns: 1, twinSeen: twin })
  })
})
