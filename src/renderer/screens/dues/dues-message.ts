import type { TFunction } from 'i18next'
import type { DuesStatement } from '../../../contract/dues.ts'
import { dhakaTime } from '../../../domain/business-day.ts'
import { byHand } from '../../../domain/calendar.ts'
import { type Digits, inDigits } from '../../../domain/digits.ts'
import { maskNumber } from '../../../domain/kinds/written-number.ts'
import { formatTaka, type Money, money, negate } from '../../../domain/money.ts'
import { lineWords } from './line-words.ts'

/** So many of the newest lines: more is no message any more. */
export const MESSAGE_LINES = 5

export interface MessageFrom {
  /** The words of Bangla, whatever language the counter is in. */
  readonly t: TFunction
  readonly digits: Digits
  readonly shopName: string
  readonly now_ms: number
}

/** What the shop writes to a customer about what is owed, to be pasted into a message. */
export function duesMessage(statement: DuesStatement, from: MessageFrom): string {
  const { t, digits } = from
  const { customer, lines } = statement
  const taka = (amount: Money) => formatTaka(amount, { digits })
  const date = (at_ms: number) => inDigits(byHand(dhakaTime(at_ms).date), 'bangla')
  const masked = (number: string) => maskNumber(number, digits)
  const owes = customer.owes_e4 > 0
  const lately = lines.slice(-MESSAGE_LINES).map((line) => {
    const sign = line.amount_e4 > 0 ? '+' : '−'
    const amount = `${sign}${taka(money(Math.abs(line.amount_e4)))}`
    return `${date(line.at_ms)}: ${lineWords({ t, masked }, line)}, ${amount}`
  })
  return [
    t('duesMessage.greeting', { name: customer.name }),
    standing(statement, from, taka, date(from.now_ms)),
    ...(owes && customer.oldestAt_ms !== null
      ? [t('duesMessage.oldest', { date: date(customer.oldestAt_ms) })]
      : []),
    ...(lately.length > 0 ? ['', t('duesMessage.lines'), ...lately] : []),
    '',
    t(owes ? 'duesMessage.thanks' : 'duesMessage.thanksNothing'),
    from.shopName,
  ]
    .join('\n')
    .trim()
}

function standing(
  { customer: { owes_e4 } }: DuesStatement,
  { t, shopName }: MessageFrom,
  taka: (amount: Money) => string,
  date: string,
): string {
  const shop = shopName === '' ? t('duesMessage.ourShop') : shopName
  if (owes_e4 > 0) return t('duesMessage.owes', { date, shop, amount: taka(owes_e4) })
  if (owes_e4 === 0) return t('duesMessage.owesNothing', { date, shop })
  return t('duesMessage.ahead', { date, shop, amount: taka(negate(owes_e4)) })
}
