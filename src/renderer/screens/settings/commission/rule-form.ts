import type { DriftRow, Rule, RuleSave } from '../../../../contract/commission.ts'
import { capabilityOf } from '../../../../domain/capability.ts'
import { earnedRate } from '../../../../domain/commission/drift.ts'
import {
  type Earns,
  earnedOn,
  type EarnsProblem,
  earnsProblem,
  type EarnsSlab,
  isBelievable,
  type Share,
} from '../../../../domain/commission/earns.ts'
import { PartsPerMillion } from '../../../../domain/commission/rate.ts'
import type { RuleOf } from '../../../../domain/commission/rules.ts'
import { believesCharge } from '../../../../domain/kinds/kinds.ts'
import { PackListCode, packFor, packListCodes } from '../../../../domain/kinds/package/lists.ts'
import { type Money, money, taka } from '../../../../domain/money.ts'
import { OperatorCode } from '../../../../domain/operator.ts'
import type { ProviderId } from '../../../../domain/provider.ts'
import { problem, type Result, success } from '../../../../domain/result.ts'
import { type SaleKind, saleKinds } from '../../../../domain/sale.ts'
import {
  boundsIn,
  boundsShown,
  figureIn,
  figureOf,
  PER_THOUSAND,
  type SlabRow,
} from '../slab-rows.ts'

export type EarnsRow = SlabRow<Share['kind']>
/** Of all, of one operator, or of Skitto, which has packs of its own. */
export type Whose = 'all' | OperatorCode | PackListCode

/** A rule as it is being typed. */
export interface RuleForm {
  /** Made when the form opened. */
  readonly id: string
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly whose: Whose
  /** Null for all packages. */
  readonly pack: NamedPack | null
  readonly how: Earns['kind']
  readonly figure: string
  readonly rows: readonly EarnsRow[]
  readonly from: string
}

/** A package that a rule may be for. */
export interface NamedPack {
  /** The provider's own number of it. */
  readonly id: number
  readonly name: string
}

/** `figure`: no figure, or `row` of a table is none. */
export type FormProblem =
  | EarnsProblem
  | { readonly code: 'figure' | 'whose'; readonly row: number | null }

export function freshForm(id: string, today: string, provider: ProviderId): RuleForm {
  return {
    id,
    provider,
    kind: 'recharge',
    whose: 'all',
    pack: null,
    how: 'per-thousand',
    figure: '',
    rows: [],
    from: today,
  }
}

/** The same rule once more, from today on: what is changed of it makes another. */
export function formOfRule({ provider, kind, of, earns }: Rule, fresh: RuleForm): RuleForm {
  return { ...fresh, provider, kind, ...ofShown(of), ...earnsShown(earns) }
}

/** A rule for sales that had none, by what they earned. */
export function formOfDrift(row: DriftRow, fresh: RuleForm): RuleForm {
  const { provider, kind, operator, pack, earned_e4, amount_e4, proved } = row
  const of = { provider, kind, whose: pack?.list ?? operator, pack: pack && named(pack) }
  const isEven = pack !== null && proved > 0 && earned_e4 >= 0 && earned_e4 % proved === 0
  if (isEven) {
    return { ...fresh, ...of, how: 'flat', figure: figureOf(money(earned_e4 / proved)) }
  }
  const rate = earnedRate(earned_e4, amount_e4)
  const figure = rate === null ? '' : figureOf(money(rate * PER_THOUSAND))
  return { ...fresh, ...of, figure }
}

function ofShown(of: RuleOf): Pick<RuleForm, 'whose' | 'pack'> {
  if (of.what === 'all') return { whose: 'all', pack: null }
  if (of.what === 'operator') return { whose: of.operator, pack: null }
  return { whose: of.list, pack: named(of) }
}

function named({ packageId: id, packageName: name }: Packaged): NamedPack {
  return { id, name }
}

type Packaged = Pick<NonNullable<DriftRow['pack']>, 'packageId' | 'packageName'>

function earnsShown(earns: Earns): Pick<RuleForm, 'how' | 'figure' | 'rows'> {
  if (earns.kind !== 'slab') return { how: earns.kind, figure: shareShown(earns), rows: [] }
  const rows = earns.slabs.map((slab, id) => {
    const { share } = slab
    return { id, ...boundsShown(slab), how: share.kind, figure: shareShown(share) }
  })
  return { how: 'slab', figure: '', rows }
}

/** `27.50` on each thousand, `2.75` in a hundred, or so many taka. */
export function shareShown(share: Share): string {
  if (share.kind === 'flat') return figureOf(share.commission_e4)
  // A part of a million is a ten-thousandth of one in a hundred.
  return figureOf(money(share.kind === 'percent' ? share.rate : share.rate * PER_THOUSAND))
}

export function isOfPacks(kind: SaleKind): boolean {
  return kind === 'package' || kind === 'drive'
}

/** The kinds that a provider sells. */
export function kindsOf(provider: ProviderId): readonly SaleKind[] {
  return saleKinds.filter((kind) => capabilityOf(provider, kind) !== null)
}

/** Whose sales of a kind a rule may be for. */
export function whoseOf({ provider, kind }: RuleForm): readonly Whose[] {
  const operators = capabilityOf(provider, kind)?.operators ?? []
  if (!isOfPacks(kind)) return ['all', ...operators]
  return ['all', ...packListCodes.filter((list) => operators.includes(packFor(list).operator))]
}

/** What is chosen first stands; what no longer fits begins anew. */
export function withChange(form: RuleForm, change: Partial<RuleForm>): RuleForm {
  const next = { ...form, ...change }
  const kind = kindsOf(next.provider).includes(next.kind) ? next.kind : 'recharge'
  const isSame = kind === form.kind && next.provider === form.provider
  const whose = isSame && whoseOf({ ...next, kind }).includes(next.whose) ? next.whose : 'all'
  const pack = isSame && whose === form.whose ? next.pack : null
  return { ...next, kind, whose, pack }
}

/** The rule that is typed, or what is wrong with it. */
export function ruleTyped(form: RuleForm): Result<Omit<RuleSave, 'id'>, FormProblem> {
  const earns = earnsTyped(form)
  if (!earns.ok) return earns
  const of = ofTyped(form)
  if (!of) return problem({ code: 'whose', row: null })
  const { provider, kind, from } = form
  return success({ provider, kind, of, earns: earns.value, from })
}

function ofTyped({ whose, pack }: RuleForm): RuleOf | null {
  if (whose === 'all') return { what: 'all' }
  const list = PackListCode.safeParse(whose)
  if (pack && list.success) {
    const { id: packageId, name: packageName } = pack
    return { what: 'package', list: list.data, packageId, packageName }
  }
  const operator = OperatorCode.safeParse(whose)
  return operator.success ? { what: 'operator', operator: operator.data } : null
}

/** What is typed of the figures, held against what can be believed of the kind. */
export function earnsTyped(form: RuleForm): Result<Earns, FormProblem> {
  const read = form.how === 'slab' ? tableTyped(form.rows) : shareTyped(form.how, form.figure)
  if (!read) return problem({ code: 'figure', row: null })
  if (!('kind' in read)) return problem(read)
  const wrong = earnsProblem(read, believesOf(form.kind))
  return wrong ? problem(wrong) : success(read)
}

const believesOf = (kind: SaleKind) => (charged: Money, amount: Money) =>
  believesCharge(kind, charged, amount)

function tableTyped(rows: readonly EarnsRow[]): Earns | { code: 'figure'; row: number } {
  const slabs: EarnsSlab[] = []
  for (const [row, typed] of rows.entries()) {
    const bounds = boundsIn(typed)
    const share = shareTyped(typed.how, typed.figure)
    if (!bounds || !share) return { code: 'figure', row }
    slabs.push({ ...bounds, share })
  }
  return { kind: 'slab', slabs }
}

function shareTyped(how: Share['kind'], figure: string): Share | null {
  if (how === 'flat') {
    const commission_e4 = figureIn(figure, { decimals: 4, zero: true })
    return commission_e4 === null ? null : { kind: how, commission_e4 }
  }
  // A part of a million is ৳0.001 on a thousand, and 0.0001 in a hundred: there is no smaller one.
  const isPercent = how === 'percent'
  const field = isPercent
    ? ({ decimals: 4, zero: true, cap: taka(100) } as const)
    : ({ decimals: 3, zero: true, cap: taka(1_000) } as const)
  const each_e4 = figureIn(figure, field)
  if (each_e4 === null) return null
  const rate = PartsPerMillion.parse(isPercent ? each_e4 : each_e4 / PER_THOUSAND)
  return { kind: how, rate }
}

/** Amounts that are often sold of a kind. */
export const examplesOf: Readonly<Record<SaleKind, readonly Money[]>> = {
  recharge: [taka(19), taka(100), taka(500)],
  package: [taka(99), taka(198), taka(499)],
  drive: [taka(198), taka(498), taka(799)],
  transfer: [taka(500), taka(1_000), taka(5_000)],
  bill: [taka(500), taka(850), taka(3_000)],
}

/** What an amount earns by it; null for one it is not followed for, being more than is believed. */
export function exampleOf(earns: Earns, amount: Money, kind: SaleKind): Money | null {
  const earned = earnedOn(amount, earns)
  return isBelievable(amount, earned, believesOf(kind)) ? earned : null
}
