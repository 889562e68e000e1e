import type { Rule, RuleEnd, Rules, RuleSave } from '../../contract/commission.ts'
import { RuleId } from '../../contract/commission.ts'
import { capabilityOf } from '../../domain/capability.ts'
import { Earns, earnsProblem } from '../../domain/commission/earns.ts'
import {
  type CommissionRule,
  inOrder,
  type RuleBook,
  type Ruled,
  ruleBook,
  ruledCommission,
  RuleOf,
  type RuledAt,
  type RuledSale,
  scopeKey,
  spanOf,
} from '../../domain/commission/rules.ts'
import { believesCharge } from '../../domain/kinds/kinds.ts'
import { packFor } from '../../domain/kinds/package/lists.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'

/** Where a rule is wrong, and in which row of its table where it has one. */
export interface RuleProblem {
  readonly field: string
  readonly code: string
  readonly row?: number
}

/** What the owner was promised for a sale, from which day on. */
export interface CommissionRules {
  list(): Rules
  /** The same id is the same rule. @throws when the disk refuses */
  save(wanted: RuleSave): Result<Rules, RuleProblem>
  /** The same id ends the same rule. @throws when the disk refuses */
  end(wanted: RuleEnd): Result<Rules, RuleProblem>
  /** What they say of a sale; null where none is for it. */
  of(sale: RuledSale, at: RuledAt): Ruled | null
}

export interface RuleParts {
  readonly db: WritableDb
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
}

interface KeptRule extends CommissionRule {
  readonly id: string
}

interface Known {
  readonly rules: readonly KeptRule[]
  readonly book: RuleBook
}

interface Row {
  readonly seq: number
  readonly id: string
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly scope: string
  readonly earns: string | null
  readonly from_date: string
}

export function createCommissionRules(parts: RuleParts): CommissionRules {
  const { db, shopDay } = parts
  const rows = db.read<[], Row>('SELECT * FROM commission_rule')
  const store = createInsert(parts)
  // Every key a cashier presses asks for a price, and only this writer adds to the table.
  let known: Known | null = null
  const read = (): Known => {
    const rules = inOrder(rows.all().map(ruleOf))
    known = { rules, book: ruleBook(rules) }
    return known
  }
  const now = (): Known => known ?? read()
  const insert: Insert = (rule) => {
    known = null
    store(rule)
  }
  const list = (): Rules => listed(now().rules, shopDay.today())
  const told = (refusal: RuleProblem | null): Result<Rules, RuleProblem> =>
    refusal ? problem(refusal) : success(list())
  return {
    list,
    save(wanted) {
      const kept: KeptWords = { ...wanted, earns: Earns.parse(wanted.earns) }
      return told(db.write(() => addTo(now().rules, kept, shopDay.today(), insert)))
    },
    end(wanted) {
      return told(db.write(() => endIn(now().rules, wanted, shopDay.today(), insert)))
    },
    of: (sale, at) => ruledCommission(now().book, sale, at),
  }
}

type KeptWords = Omit<KeptRule, 'seq'>
type Insert = (rule: KeptWords) => void

function createInsert({ db, run, changes }: RuleParts): Insert {
  const insert = db.change<[string, string, string, string, string | null, string, number]>(
    `INSERT INTO commission_rule (id, provider, kind, scope, earns, from_date, made_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  return ({ id, provider, kind, of, earns, from }) => {
    const figures = earns && JSON.stringify(earns)
    insert.run(id, provider, kind, JSON.stringify(of), figures, from, run.moment().at_ms)
    db.afterCommit(() => changes.tell('commission', id))
  }
}

function ruleOf({ seq, id, provider, kind, scope, earns, from_date }: Row): KeptRule {
  return {
    seq,
    id,
    provider,
    kind,
    of: RuleOf.parse(JSON.parse(scope)),
    earns: earns === null ? null : Earns.parse(JSON.parse(earns)),
    from: from_date,
  }
}

function addTo(
  rules: readonly KeptRule[],
  wanted: KeptWords,
  today: string,
  insert: Insert,
): RuleProblem | null {
  const before = rules.find(({ id }) => id === wanted.id)
  if (before) return isSame(before, wanted) ? null : { field: 'id', code: 'words-differ' }
  const wrong = ruleProblem(wanted, today)
  if (!wrong) insert(wanted)
  return wrong
}

function isSame({ seq: _seq, ...before }: KeptRule, wanted: KeptWords): boolean {
  const said = ({ id, provider, kind, of, earns, from }: KeptWords) =>
    JSON.stringify([id, provider, kind, RuleOf.parse(of), earns, from])
  return said(before) === said(wanted)
}

function ruleProblem({ provider, kind, of, earns, from }: KeptWords, today: string) {
  const sold = capabilityOf(provider, kind)
  if (!sold) return { field: 'kind', code: 'not-sold' }
  if (of.what === 'operator' && !sold.operators.includes(of.operator)) {
    return { field: 'of', code: 'operator' }
  }
  if (of.what === 'package') {
    const isPack = kind === 'package' || kind === 'drive'
    const isSold = sold.operators.includes(packFor(of.list).operator)
    if (!isPack || !isSold) return { field: 'of', code: 'package' }
  }
  if (from < today) return { field: 'from', code: 'past' }
  const wrong =
    earns && earnsProblem(earns, (charged, amount) => believesCharge(kind, charged, amount))
  if (!wrong) return null
  const { code, row } = wrong
  return { field: 'earns', code, ...(row === null ? {} : { row }) }
}

function endIn(
  rules: readonly KeptRule[],
  wanted: RuleEnd,
  today: string,
  insert: Insert,
): RuleProblem | null {
  // The answer to the first try was lost on its way.
  if (rules.some(({ id }) => id === wanted.id)) return null
  const rule = rules.find(({ id }) => id === wanted.rule)
  if (!rule?.earns) return { field: 'rule', code: 'no-such-rule' }
  if (wanted.from < today) return { field: 'from', code: 'past' }
  const { provider, kind, of } = rule
  const from = wanted.from < rule.from ? rule.from : wanted.from
  const { until } = spanIn(rules, rule, today)
  if (until !== null && until <= from) return { field: 'rule', code: 'over' }
  insert({ id: wanted.id, provider, kind, of, earns: null, from })
  return null
}

function spanIn(rules: readonly KeptRule[], rule: KeptRule, today: string) {
  const lines = rules.filter((one) => scopeKey(one) === scopeKey(rule))
  return spanOf(lines, lines.indexOf(rule), today)
}

function listed(rules: readonly KeptRule[], today: string): Rules {
  const told = rules.flatMap((rule): Rule[] => {
    const { id, provider, kind, of, earns, from } = rule
    if (!earns) return []
    const span = spanIn(rules, rule, today)
    return [{ id: RuleId.parse(id), provider, kind, of, earns, from, ...span }]
  })
  return { today, rules: told }
}
