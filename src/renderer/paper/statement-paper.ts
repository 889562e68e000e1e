import type { DuesStatement } from '../../contract/dues.ts'
import { formatFigure, type Money, money, negate } from '../../domain/money.ts'
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import type { Say } from '../i18n/say.ts'
import { lineWords } from '../screens/dues/line-words.ts'
import { onPaper } from './on-paper.ts'
import {
  at,
  footerBlocks,
  lineBlock,
  plainAt,
  plainSum,
  rule,
  type Shop,
  shopBlock,
  titleBlock,
} from './blocks.ts'

/** More lines than these are no paper to take along; those before them are one sum. */
const LINES_MOST = 500

/** What the customer takes along. It has no word of the shop's own about them. */
export function statementPaper(
  say: Say,
  statement: DuesStatement,
  shop: Shop,
  now_ms: number,
): Paper {
  const { t } = say
  const { owes_e4 } = statement.customer
  return {
    language: say.language,
    name: 'statement',
    blocks: [
      shopBlock(say, shop),
      titleBlock(t('duesStatement.heading')),
      rule,
      ...whose(say, statement, now_ms),
      rule,
      account(say, statement),
      rule,
      ...total(say, owes_e4),
      { is: 'foot', text: t(owes_e4 > 0 ? 'duesStatement.thanks' : 'duesStatement.thanksNothing') },
      ...footerBlocks(shop),
    ],
    plain: [
      'STATEMENT',
      plainAt(now_ms),
      owes_e4 < 0 ? plainSum('AHEAD', negate(owes_e4)) : plainSum('OWES', owes_e4),
    ],
  }
}

function whose(say: Say, { customer }: DuesStatement, now_ms: number): readonly PaperBlock[] {
  const { t, masked } = say
  const { name, phone } = customer
  return [
    lineBlock(t('duesStatement.customer'), onPaper(name)),
    ...(phone === '' ? [] : [lineBlock(t('duesStatement.phone'), masked(phone))]),
    lineBlock(t('duesStatement.until'), at(say, now_ms)),
  ]
}

function account(say: Say, statement: DuesStatement): PaperBlock {
  const { t } = say
  const figure = (amount: Money) => formatFigure(amount, { digits: say.digits })
  // Which way it goes is half of what an amount of an account says.
  const signed = (amount: Money) => `${amount > 0 ? '+' : ''}${figure(amount)}`
  const lines = statement.lines.slice(-LINES_MOST)
  const left = statement.lines.at(-LINES_MOST - 1)
  const before_e4 = left?.owes_e4 ?? statement.before_e4
  const isTold = statement.earlier > 0 || left !== undefined
  return {
    is: 'table',
    head: [t('duesStatement.what'), t('duesStatement.amount'), t('duesStatement.owes')],
    rows: [
      ...(isTold ? [{ cells: tuple(t('duesStatement.before'), '', figure(before_e4)) }] : []),
      ...lines.map((line) => ({
        over: at(say, line.at_ms),
        cells: tuple(lineWords(say, line), signed(line.amount_e4), figure(line.owes_e4)),
      })),
    ],
  }
}

function tuple(what: string, amount: string, owes: string): [string, string, string] {
  return [what, amount, owes]
}

function total({ t, taka, inWords }: Say, owes_e4: Money): readonly PaperBlock[] {
  if (owes_e4 === 0) return [{ is: 'boxed', text: t('duesStatement.nothing') }]
  const size = money(Math.abs(owes_e4))
  return [
    { is: 'words', text: t(owes_e4 > 0 ? 'duesStatement.total' : 'duesStatement.ahead') },
    { is: 'amount', text: taka(size) },
    { is: 'words', text: inWords(size) },
  ]
}
