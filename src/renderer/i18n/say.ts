import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { takaInWords } from '../../domain/amount-words.ts'
import { dhakaTime } from '../../domain/business-day.ts'
import { byHand } from '../../domain/calendar.ts'
import { type Digits, inDigits } from '../../domain/digits.ts'
import { type Money, type MoneyKind, formatTaka } from '../../domain/money.ts'
import { type MarkedCode, markOf } from '../../domain/kinds/mark.ts'
import { type BillMonth, formatBillMonth } from '../../domain/kinds/bill/month.ts'
import { operatorName } from '../../domain/kinds/operator-name.ts'
import { groupNumber, maskNumber } from '../../domain/kinds/written-number.ts'
import type { LineType, OperatorCode } from '../../domain/operator.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { Language } from './index.ts'

/** The digits the shop set for numbers and money. */
export const DigitsContext = createContext<Digits>('latin')

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const DAY_ms = 24 * HOUR_ms

interface Whose {
  readonly operator: OperatorCode
  readonly lineType?: LineType | undefined
}

function whenFrom(now_ms: number, at_ms: number): string {
  const { date, time } = dhakaTime(at_ms)
  return date === dhakaTime(now_ms).date ? time : `${byHand(date)} ${time}`
}

/**
 * How things are said on the screen and on paper: words by the language; digits of money and
 * numbers by the shop's setting; digits within a sentence by the language it is in.
 */
export function sayIn(t: TFunction, language: Language, digits: Digits) {
  const prose: Digits = language === 'bn' ? 'bangla' : digits
  const count = (figure: number) => inDigits(String(figure), prose)
  const taka = (amount: Money, kind: MoneyKind = 'amount') => formatTaka(amount, { digits, kind })
  /** What a mark stands for: Skitto has its own, and its own name. */
  const markName = (code: MarkedCode) =>
    code === 'SK' ? t('recharge.line.skitto') : operatorName(code)[language]
  return {
    t,
    language,
    digits,
    count,
    /** Beside an amount or a field: in the digits those have. */
    figure: (figure: number) => inDigits(String(figure), digits),
    taka,
    inWords: (amount: Money) => takaInWords(amount, language),
    /** Large, in the reader's own digits: the second look that catches a wrong one. */
    readBack: (number: string) => groupNumber(number, prose),
    number: (number: string) => groupNumber(number, digits),
    masked: (number: string) => maskNumber(number, digits),
    operator: (code: OperatorCode) => operatorName(code)[language],
    operatorIn: (code: OperatorCode) => t(`operatorIn.${code}`),
    operatorOf: (code: MarkedCode) => t(`operatorOf.${code}`),
    markName,
    /** Whose line or wallet a sale is of, or what its bill is of: Skitto by its own name. */
    whose: ({ operator, lineType }: Whose) => markName(markOf(operator, lineType)),
    line: (line: LineType) => t(`recharge.line.${line}`),
    wallet: (provider: ProviderId, wallet: WalletName) =>
      wallet === 'main' ? provider : `${provider} · ${t(`wallets.names.${wallet}`)}`,
    time: (at_ms: number) => inDigits(dhakaTime(at_ms).time, prose),
    /** Words with figures in them, in the digits that sentences have. */
    prose: (words: string) => inDigits(words, prose),
    /** A business day, as a hand writes it: `28/04/2026`. */
    day: (date: string) => inDigits(byHand(date), prose),
    /** `04/2026`, in the digits that dates have. */
    month: (billMonth: BillMonth) => formatBillMonth(billMonth, prose),
    date: (at_ms: number) => inDigits(byHand(dhakaTime(at_ms).date), prose),
    /** The time alone today; of another day with its date. */
    when: (at_ms: number, now_ms = Date.now()) => inDigits(whenFrom(now_ms, at_ms), prose),
    /** Seconds too, where steps follow each other closely. */
    moment: (at_ms: number) => {
      const { time, second } = dhakaTime(at_ms)
      return inDigits(`${time}:${String(second).padStart(2, '0')}`, prose)
    },
    ago: (at_ms: number, now_ms: number) => {
      const since_ms = Math.max(0, now_ms - at_ms)
      const said = (key: 'minutes' | 'hours' | 'days', figure: number) =>
        t(`recharge.ago.${key}`, { count: figure, shown: count(figure) })
      if (since_ms < MINUTE_ms) return t('recharge.ago.now')
      if (since_ms < HOUR_ms) return said('minutes', Math.floor(since_ms / MINUTE_ms))
      if (since_ms < DAY_ms) return said('hours', Math.floor(since_ms / HOUR_ms))
      return said('days', Math.floor(since_ms / DAY_ms))
    },
  }
}

export type Say = ReturnType<typeof sayIn>

export function useSay(): Say {
  const { t, i18n } = useTranslation()
  const digits = useContext(DigitsContext)
  return sayIn(t, i18n.language === 'en' ? 'en' : 'bn', digits)
}
