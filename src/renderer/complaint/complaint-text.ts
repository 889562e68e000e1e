import type { Observation, SaleDetail } from '../../contract/schemas.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { capabilityOf } from '../../domain/capability.ts'
import { type Biller, billerByCode } from '../../domain/kinds/bill/billers.ts'
import { formatBillMonth } from '../../domain/kinds/bill/month.ts'
import { withoutTokens } from '../../domain/kinds/bill/hidden-tokens.ts'
import { operatorName } from '../../domain/kinds/operator-name.ts'
import { type Money, formatTaka } from '../../domain/money.ts'
import type { LineType } from '../../domain/operator.ts'
import { assertNever } from '../../domain/result.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { faceOf } from '../sale/face.ts'

/** What a message on a phone still takes: longer answers are cut, and it is said. */
const BODY_MAX = 1_200
/** The first of the answers and the last: between them a sale was only waited for. */
const FIRST = 3
const LAST = 9

type Word = Exclude<keyof typeof en.complaint, 'again' | 'cut' | 'leftOut'>

/**
 * What a provider must be told to find out about a sale: in Bangla and English at once, for nobody
 * knows who reads it there. The number is whole, and whatever could be a secret is not in it.
 */
export function complaintText(sale: SaleDetail, shopName: string): string {
  const face = faceOf(sale)
  const sentAt = sale.events.find(({ to }) => to === 'on-wire')
  const name = operatorName(sale.operator)
  const operator = `${name.bn} / ${name.en} (${sale.operator})`
  const lines = [
    both('title'),
    fact('provider', sale.provider),
    fact('shop', shopName),
    fact('ourReference', sale.ourReference),
    fact('providerReference', sale.providerReference ?? both('noReference')),
    fact('sold', soldIn(sale)),
    named(numberName(sale), sale.number),
    named(inBothKinds(sale, 'operator'), operator),
    ...billLines(sale),
    fact('amount', formatTaka(sale.amount_e4)),
    fact('sent', sentAt ? moment(sentAt.at_ms) : both('notSent')),
    fact('charged', sale.charged_e4 === null ? '' : exact(sale.charged_e4)),
    fact('wallet', walletLine(sale)),
    fact('state', `${bn.state[face]} / ${en.state[face]} (${moment(sale.changedAt_ms)})`),
    both('times'),
    '',
    both('ask'),
    '',
    `${both('answers')}:`,
    ...answerLines(sale),
  ]
  return lines.filter((one) => one !== null).join('\n')
}

function soldIn(sale: SaleDetail): string {
  const what = whatIn(sale)
  return what === '' ? inBothKinds(sale, 'name') : `${inBothKinds(sale, 'name')}, ${what}`
}

/** A word of its kind. */
function inBothKinds({ kind }: SaleDetail, word: 'name' | 'operator' | 'number'): string {
  return `${bn.kinds[kind][word]} / ${en.kinds[kind][word]}`
}

/** What its number is called: as the biller calls it that a bill is of. */
function numberName(sale: SaleDetail): string {
  if (sale.kind !== 'bill') return inBothKinds(sale, 'number')
  const { label } = billerByCode(sale.operator).number
  return `${label.bn} / ${label.en}`
}

function billLines(sale: SaleDetail): readonly (string | null)[] {
  if (sale.kind !== 'bill') return []
  return [fact('month', formatBillMonth(sale.billMonth)), fact('phone', sale.phone ?? '')]
}

/** The rest of what was sold, as its kind says it, in both languages. */
function whatIn(sale: SaleDetail): string {
  switch (sale.kind) {
    case 'recharge':
      return lineIn(sale.lineType)
    case 'package':
    case 'drive': {
      const line = sale.lineType === undefined ? '' : `${lineIn(sale.lineType)}, `
      return `${line}${sale.packageName} (${sale.packageId})`
    }
    case 'transfer':
      return `${bn.transfer[sale.walletType]} / ${en.transfer[sale.walletType]}`
    case 'bill':
      return lineOf(billerByCode(sale.operator).line)
    default:
      return assertNever(sale)
  }
}

function lineIn(line: LineType): string {
  return `${bn.recharge.line[line]} / ${en.recharge.line[line]}`
}

function lineOf(line: Biller['line']): string {
  return line === null ? '' : `${bn.bill[line]} / ${en.bill[line]}`
}

function both(word: Word): string {
  return `${bn.complaint[word]} / ${en.complaint[word]}`
}

/** Null where there is nothing to say: a line without its figure only raises a question. */
function fact(word: Word, figure: string): string | null {
  return figure === '' ? null : named(both(word), figure)
}

function named(name: string, figure: string): string {
  return `${name}: ${figure}`
}

/** A provider looks for its own figure as it wrote it. */
function exact(amount: Money): string {
  return formatTaka(amount, { kind: 'exact' })
}

/** Date and time to the second, as a clock in Dhaka shows it. */
function moment(at_ms: number): string {
  const { date, time, second } = dhakaTime(at_ms)
  return `${date} ${time}:${String(second).padStart(2, '0')}`
}

function walletLine({ wallet }: SaleDetail): string {
  if (!wallet || wallet.before_e4 === null || wallet.after_e4 === null) return ''
  return `${exact(wallet.before_e4)} → ${exact(wallet.after_e4)}`
}

function answerLines(sale: SaleDetail): string[] {
  const { observations, leftOut } = sale
  // What a person saw at the counter is the shop's own evidence, and no answer of theirs.
  const answers = observations.filter(({ source }) => source !== 'person')
  if (answers.length === 0) return [both('none')]
  // Of very many the books themselves hand out the first and the last alone.
  const left = answers.length - FIRST - LAST + (leftOut?.answers ?? 0)
  const told = (answer: Observation, nth: number) => answerText(sale, answer, nth + 1)
  if (left <= 0) return answers.map(told)
  return [
    ...answers.slice(0, FIRST).map(told),
    inBoth('leftOut', { left }),
    ...answers.slice(-LAST).map((answer, nth) => told(answer, FIRST + left + nth)),
  ]
}

function answerText(sale: SaleDetail, answer: Observation, nth: number): string {
  const { source, httpStatus, elapsed_ms, times } = answer
  const how = [
    moment(answer.at_ms),
    `${bn.source[source]} / ${en.source[source]}`,
    ...(httpStatus === null ? [] : [`HTTP ${httpStatus}`]),
    ...(elapsed_ms === null ? [] : [`${elapsed_ms} ms`]),
    ...(times > 1 ? [`${inBoth('again', { times })} ${moment(answer.lastAt_ms)}`] : []),
  ]
  return `${nth}. ${how.join(' · ')}\n${cut(withoutSecrets(bodyOf(sale, answer)))}`
}

/**
 * The tokens of a meter are its customer's money, and no provider needs them to find a payment. One
 * that sells them may have answered about another sale; the long ids of the others stay whole.
 */
function bodyOf({ provider }: SaleDetail, { body }: Observation): string {
  return capabilityOf(provider, 'bill') === null ? body : withoutTokens(body)
}

function inBoth(word: 'again' | 'cut' | 'leftOut', figures: Record<string, number>): string {
  const filled = (words: string) =>
    words.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(figures[name] ?? ''))
  return `${filled(bn.complaint[word])} / ${filled(en.complaint[word])}`
}

function cut(body: string): string {
  if (body.length <= BODY_MAX) return body
  return `${body.slice(0, BODY_MAX)}\n${inBoth('cut', { left: body.length - BODY_MAX })}`
}

/**
 * The shop's own key was cut out before an answer was kept. This goes to people's telephones, so
 * what calls itself a secret goes out as well, whoever's it is.
 */
function withoutSecrets(body: string): string {
  const name = String.raw`[\w-]*(?:api[\s_-]?key|apikey|token|passw\w*|secret|pin|authori[sz]ation)`
  const json = new RegExp(String.raw`("${name}"\s*:\s*)("(?:[^"\\]|\\.)*"?|[^\s,}\]]+)`, 'giu')
  const plain = new RegExp(String.raw`(\b${name}\s*[=:]\s*)(?:bearer\s+)?[^\s"'&,;<>]+`, 'giu')
  return body.replaceAll(json, '$1"…"').replaceAll(plain, '$1…')
}
