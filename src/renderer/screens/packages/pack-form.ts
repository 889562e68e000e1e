import type { ListedPack, PackSort } from '../../../domain/kinds/package/catalogue.ts'
import type { PackOrder } from '../../../domain/kinds/package/search.ts'
import type { PackListCode } from '../../../domain/kinds/package/lists.ts'
import type { MobileNumber } from '../../../domain/mobile-number.ts'
import type { Money } from '../../../domain/money.ts'
import type { SaleId, SaleKind } from '../../../domain/sale.ts'
import type { LineTyped } from '../../selling/line.ts'
import { type SellingForm, begun } from '../../selling/selling-form.ts'

/** The three places of a sale. Enter walks through them; only the last one can send. */
export type Stage = 'number' | 'pack' | 'read-back'

/** What of a list is shown: everything but drive packs, one sort of it, or the drive packs. */
export const shelves = ['all', 'data', 'combo', 'minutes', 'rate', 'drive'] as const
export type ShelfName = 'all' | PackSort

export interface PackForm extends SellingForm, Omit<LineTyped, 'operator'> {
  readonly stage: Stage
  /** Whose packs the cashier chose by hand; null leaves it to the number's memory and prefix. */
  readonly operator: PackListCode | null
  readonly search: string
  readonly shelf: ShelfName
  readonly order: PackOrder
  /** The row the arrows came to, by its pack; null for the first that is found. */
  readonly lit: number | null
  readonly pack: ChosenPack | null
  /** The last whole number that stood here: what was chosen, and whose money pays, is for it. */
  readonly madeFor: MobileNumber | null
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: { readonly number: boolean }
  /** A scanner typed into the search; what it typed was thrown away. */
  readonly scanned: boolean
}

/** What was chosen, as the cashier saw it: its name and price are those the customer was told. */
export interface ChosenPack {
  readonly kind: Extract<SaleKind, 'package' | 'drive'>
  /** Whose list it stands in. */
  readonly operator: PackListCode
  readonly id: number
  readonly name: string
  /** What it was called before; null where that never changed. */
  readonly wasCalled: string | null
  readonly price_e4: Money
  /** The price that was told before this one; null where it never changed. */
  readonly was_e4: Money | null
}

export function chosenFrom({ id, operator, name, price_e4, sort }: ListedPack): ChosenPack {
  const kind = sort === 'drive' ? 'drive' : 'package'
  return { kind, operator, id, name, wasCalled: null, price_e4, was_e4: null }
}

export function emptyForm(saleId: SaleId): PackForm {
  return {
    ...begun(saleId),
    stage: 'number',
    number: '',
    operator: null,
    memory: null,
    search: '',
    shelf: 'all',
    order: 'listed',
    lit: null,
    pack: null,
    madeFor: null,
    told: { number: false },
    scanned: false,
  }
}

export function isEmpty(form: PackForm): boolean {
  return form.number === '' && form.search === '' && form.pack === null && form.operator === null
}

/** Drive packs are paid from a wallet of their own: what is looked at, or chosen, says which. */
export function kindInSight({ stage, pack, shelf }: PackForm): ChosenPack['kind'] {
  if (stage === 'read-back' && pack !== null) return pack.kind
  return shelf === 'drive' ? 'drive' : 'package'
}
