import type { ListedPack } from '../../../domain/kinds/package/catalogue.ts'
import { packOrders } from '../../../domain/kinds/package/search.ts'
import type { Money } from '../../../domain/money.ts'
import { assertNever } from '../../../domain/result.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { asWritten, isAnothers, tell, wentTo } from '../../selling/form-steps.ts'
import { type Memory, sameMemory } from '../../selling/line.ts'
import { after } from '../../selling/ring.ts'
import { type Begun, NOBODYS, begunWith } from '../../selling/selling-form.ts'
import {
  type ChosenPack,
  type PackForm,
  type ShelfName,
  type Stage,
  chosenFrom,
  emptyForm,
  shelves,
} from './pack-form.ts'
import { read } from './reading.ts'

export type FormAction =
  | { readonly type: 'typed-number'; readonly text: string }
  | { readonly type: 'typed-search'; readonly text: string }
  | { readonly type: 'scanned' }
  | { readonly type: 'forward' }
  | { readonly type: 'back' }
  | { readonly type: 'went-to'; readonly stage: 'number' | 'pack' }
  | { readonly type: 'next-operator' }
  | { readonly type: 'chose-shelf'; readonly shelf: ShelfName }
  | { readonly type: 'next-shelf' }
  | { readonly type: 'next-order' }
  | { readonly type: 'lit'; readonly id: number }
  | { readonly type: 'chose-pack'; readonly pack: ListedPack }
  | { readonly type: 'took-price'; readonly price_e4: Money }
  | { readonly type: 'took-name'; readonly name: string }
  | { readonly type: 'next-provider' }
  | { readonly type: 'remembered'; readonly memory: Memory }
  | { readonly type: 'accepted-twin'; readonly twin: SaleId }
  | { readonly type: 'cleared'; readonly saleId: SaleId; readonly order: PackForm['order'] }
  | {
      readonly type: 'filled'
      readonly saleId: SaleId
      readonly number: string
      readonly pack: ChosenPack
      readonly begun: Begun
    }

/** The whole behaviour of the form; the screen only draws it. */
export function reduceForm(form: PackForm, action: FormAction): PackForm {
  switch (action.type) {
    case 'typed-number':
      return typedNumber(form, asWritten(action.text))
    case 'forward':
      return forward(form)
    case 'back':
      return { ...form, stage: form.stage === 'read-back' ? 'pack' : 'number', twinSeen: null }
    case 'went-to':
      return wentTo(form, action.stage)
    case 'next-operator':
      return nextOperator(form)
    case 'chose-pack':
      return chosePack(form, chosenFrom(action.pack))
    case 'took-price':
      return tookPrice(form, action.price_e4)
    case 'took-name':
      return tookName(form, action.name)
    case 'next-provider':
      return { ...form, turns: form.turns + 1 }
    case 'remembered':
      return sameMemory(form.memory, action.memory) ? form : remembered(form, action.memory)
    case 'accepted-twin':
      return { ...form, twinSeen: action.twin }
    case 'cleared':
      // How a shop likes its lists stays for the next customer.
      return { ...emptyForm(action.saleId), order: action.order }
    case 'filled':
      return filled(action)
    case 'typed-search':
    case 'scanned':
    case 'chose-shelf':
    case 'next-shelf':
    case 'next-order':
    case 'lit':
      return look(form, action)
    default:
      return assertNever(action)
  }
}

/** Where the number turns out to be with another network, the pack is no longer its. */
function remembered(form: PackForm, memory: Memory): PackForm {
  const next = { ...form, memory }
  const isLost = next.stage === 'read-back' && read(next).pack === null
  return isLost ? { ...next, stage: 'pack' } : next
}

type Look = Extract<
  FormAction,
  { type: 'typed-search' | 'scanned' | 'chose-shelf' | 'next-shelf' | 'next-order' | 'lit' }
>

/** Looking through the list; nothing is chosen by it. */
function look(form: PackForm, action: Look): PackForm {
  const looking: PackForm = { ...form, lit: null, scanned: false }
  switch (action.type) {
    case 'typed-search':
      return { ...looking, search: action.text.slice(0, WRITTEN_MAX) }
    case 'scanned':
      return { ...looking, search: '', scanned: true }
    case 'chose-shelf':
      return { ...looking, shelf: action.shelf }
    case 'next-shelf':
      return { ...looking, shelf: after(shelves, form.shelf) }
    case 'next-order':
      return { ...looking, order: after(packOrders, form.order) }
    case 'lit':
      return { ...form, lit: action.id }
    default:
      return assertNever(action)
  }
}

/** What goes with another number's; a pack that was looked up stays. */
function typedNumber(form: PackForm, number: string): PackForm {
  const told = { ...form.told, number: false }
  const next: PackForm = { ...form, stage: 'number', twinSeen: null, number, told }
  if (number === '') return { ...next, ...ANOTHERS, madeFor: null }
  const { number: whole } = read(next)
  if (!whole.ok) return next
  const madeFor = whole.value
  return { ...next, ...(isAnothers(form.madeFor, madeFor) ? ANOTHERS : {}), madeFor }
}

const ANOTHERS = {
  ...NOBODYS,
  operator: null,
  provider: null,
  turns: 0,
} as const satisfies Partial<PackForm>

/** What is looked at is another network's; a pack of the one before is nobody's choice any more. */
function nextOperator(form: PackForm): PackForm {
  const stage: Stage = form.stage === 'read-back' ? 'pack' : form.stage
  const { nextList: operator } = read(form)
  return { ...form, ...NOBODYS, stage, operator, pack: null, lit: null, twinSeen: null }
}

/** Another pack is another sale: the failed one can only be tried again as it was. */
function chosePack(form: PackForm, pack: ChosenPack): PackForm {
  const before = form.pack
  const same = before?.id === pack.id && before.price_e4 === pack.price_e4
  const next: PackForm = { ...form, ...(same ? {} : NOBODYS), pack, lit: pack.id, twinSeen: null }
  return forward({ ...next, stage: 'pack' })
}

/** The customer was told the new price, and it is another sum: earlier money does not pay it. */
function tookPrice(form: PackForm, price_e4: Money): PackForm {
  if (form.pack === null || form.pack.price_e4 === price_e4) return form
  const pack = { ...form.pack, price_e4, was_e4: form.pack.price_e4 }
  return { ...form, ...NOBODYS, pack, twinSeen: null }
}

/** The customer was told its new name. The sum is the same: earlier money pays it still. */
function tookName(form: PackForm, name: string): PackForm {
  if (form.pack === null || form.pack.name === name) return form
  return { ...form, pack: { ...form.pack, name, wasCalled: form.pack.name }, twinSeen: null }
}

function forward(form: PackForm): PackForm {
  const { number, list, pack } = read(form)
  const isTyped = number.ok && list !== null
  switch (form.stage) {
    case 'number': {
      // A customer who asks what there is has not said a number yet: the list comes first.
      const looksFirst = form.number === '' && form.operator !== null
      if (!isTyped && !looksFirst) return tell(form, 'number')
      return { ...form, stage: isTyped && pack !== null ? 'read-back' : 'pack' }
    }
    case 'pack':
      if (pack === null) return form
      if (isTyped) return { ...form, stage: 'read-back' }
      return { ...form, stage: 'number' }
    case 'read-back':
      return form
    default:
      return assertNever(form.stage)
  }
}

function filled(action: Extract<FormAction, { type: 'filled' }>): PackForm {
  const { saleId, number, pack, begun } = action
  const words = { number, operator: pack.operator, pack, ...begunWith(begun) }
  const form: PackForm = { ...emptyForm(saleId), ...words }
  const { number: whole } = read(form)
  if (!whole.ok) return form
  return { ...form, madeFor: whole.value, stage: 'read-back' }
}
