import { CustomerId } from '../../src/contract/payment.ts'
import type { SaleDetail } from '../../src/contract/schemas.ts'
import { usualPaper } from '../../src/contract/papers.ts'
import type { PaperFor } from '../../src/contract/printing.ts'
import { taka, ZERO } from '../../src/domain/money.ts'
import type { Paper, Stamps } from '../../src/domain/paper/paper.ts'
import { PrinterSettings, usualPrinter } from '../../src/domain/paper/printer.ts'
import type { SaleKind } from '../../src/domain/sale.ts'
import type { Language } from '../../src/renderer/i18n/index.ts'
import type { Say } from '../../src/renderer/i18n/say.ts'
import type { Shop } from '../../src/renderer/paper/blocks.ts'
import { describeSale } from '../../src/renderer/paper/sale-paper.ts'
import type { SlipKind } from '../../src/renderer/paper/slip-kind.ts'
import { statementPaper } from '../../src/renderer/paper/statement-paper.ts'
import { testPaper } from '../../src/renderer/paper/test-paper.ts'
import { xPaper } from '../../src/renderer/paper/x-paper.ts'
import { zPaper } from '../../src/renderer/paper/z-paper.ts'
import { dayWith, LATE_ms } from '../../src/renderer/testing/day.ts'
import { blindShift, closedShiftWith, shiftWith } from '../../src/renderer/testing/shift.ts'
import { standings, storyWith } from '../../src/renderer/testing/slips.ts'
import { spokenIn } from '../../src/renderer/testing/spoken.ts'
import { statementWith } from '../../src/renderer/testing/statement.ts'

export interface NamedPaper {
  /** `bn-receipt-bill`: the language, what it is, and what is of its own. */
  readonly name: string
  readonly paper: Paper
  readonly stamps: Stamps
}

const unstamped: Stamps = { practice: false, copy: null }

const shop: Shop = {
  shopName: 'মেসার্স বিসমিল্লাহ টেলিকম',
  paper: {
    ...usualPaper,
    header: 'কলেজ রোড, বগুড়া\n01711-000 111',
    footer: 'কার্ড ও মোবাইল এক্সেসরিজ পাওয়া যায়',
  },
}
const registered: Shop = {
  ...shop,
  paper: { ...shop.paper, tax: { on: true, bin: '0012345678901' } },
}

/**
 * Every paper a shop may hold in its hands, in both languages, of fixed names, times and sums: what
 * a printer puts out of them is looked at, and told apart from what it put out before.
 */
export function everyPaper(): readonly NamedPaper[] {
  return (['bn', 'en'] as const).flatMap((language) => [
    ...slipsOf(language),
    ...stampedOf(language),
    ...reportsOf(language),
  ])
}

/** Bangla digits in the Bangla shop, so that both are drawn. */
function sayOf(language: Language): Say {
  return spokenIn(language, language === 'bn' ? 'bangla' : 'latin')
}

/** A recharge as each slip there is; the other kinds as sold, as waiting and as failed. */
function slipsOf(language: Language): readonly NamedPaper[] {
  const slips = Object.keys(standings).filter((slip): slip is SlipKind => slip in standings)
  const others = ['package', 'drive', 'transfer', 'bill'] as const
  return [
    ...slips.map((slip) => slipOf(language, slip, 'recharge')),
    ...others.flatMap((kind) =>
      (['receipt', 'waiting', 'failed'] as const).map((slip) => slipOf(language, slip, kind)),
    ),
  ]
}

function slipOf(language: Language, slip: SlipKind, kind: SaleKind): NamedPaper {
  return {
    name: `${language}-${slip}-${kind}`,
    paper: paperOf(language, sold(kind, slip), { slip }),
    stamps: unstamped,
  }
}

interface Of {
  readonly slip: SlipKind
  readonly whose?: PaperFor
  readonly of?: Shop
}

function paperOf(language: Language, sale: SaleDetail, { slip, whose, of }: Of): Paper {
  const open = slip === 'askFirst' ? 'of-copy' : null
  return describeSale(sayOf(language), sale, { shop: of ?? shop, open }, whose ?? 'customer')
}

const tokens = ['1234-5678-9012-3456-7890', '0987-6543-2109-8765-4321']
const sums = { recharge: 50, package: 299, drive: 148, transfer: 1_020, bill: 1_500 } as const

function sold(kind: SaleKind, slip: SlipKind): SaleDetail {
  const at: { state: string; tender: string; stopped?: boolean } = standings[slip]
  const charge_e4 = kind === 'transfer' || kind === 'bill' ? taka(10) : ZERO
  const sale = storyWith(kind, {
    state: at.state,
    tender: at.tender,
    reason: at.stopped === true ? { code: 'stopped', words: '' } : null,
    amount_e4: taka(sums[kind]),
    serviceCharge_e4: charge_e4,
    given_e4: kind === 'recharge' ? taka(100) : null,
    ourReference: '7K2P-1-01KB8Q4WMW2GQ7XN5VHM4QTRMD',
    providerReference: slip === 'receipt' ? 'BD2911261005' : null,
    createdAt_ms: LATE_ms - 3_600_000,
    changedAt_ms: LATE_ms - 3_540_000,
  })
  const events = sale.events.map((event) => ({ ...event, at_ms: LATE_ms }))
  return { ...sale, events, tokens: kind === 'bill' && slip === 'receipt' ? tokens : [] }
}

/** A part of it in cash, the rest in the book of dues. */
function onCredit(sale: SaleDetail): SaleDetail {
  const creditTo = { id: CustomerId.parse('01990000-0000-7000-8000-000000000001'), name: 'রহিম চাচা' }
  return { ...sale, given_e4: null, credit_e4: taka(30), creditTo }
}

/** None of it in cash, and none of it delivered. */
function allOnCredit(): SaleDetail {
  return { ...onCredit(sold('recharge', 'failed')), credit_e4: taka(sums.recharge) }
}

/** The same receipt as the shop keeps it, as a copy, in practice, and with a place for the tax. */
function stampedOf(language: Language): readonly NamedPaper[] {
  const sale = sold('recharge', 'receipt')
  const bill = sold('bill', 'receipt')
  const receipt = paperOf(language, sale, { slip: 'receipt' })
  const named = (what: string, paper: Paper, stamps: Stamps = unstamped): NamedPaper => ({
    name: `${language}-${what}`,
    paper,
    stamps,
  })
  return [
    named('credit-recharge', paperOf(language, onCredit(sale), { slip: 'receipt' })),
    named('credit-failed', paperOf(language, allOnCredit(), { slip: 'failed' })),
    named('shop-recharge', paperOf(language, sale, { slip: 'receipt', whose: 'shop' })),
    named('shop-bill', paperOf(language, bill, { slip: 'receipt', whose: 'shop' })),
    named('tax-bill', paperOf(language, bill, { slip: 'receipt', of: registered })),
    named('copy', receipt, { practice: false, copy: 2 }),
    named('practice', receipt, { practice: true, copy: null }),
    named('practice-copy', receipt, { practice: true, copy: 3 }),
  ]
}

const printer = PrinterSettings.parse({
  ...usualPrinter,
  at: { way: 'network', host: '192.168.0.87', port: 9100 },
})

function reportsOf(language: Language): readonly NamedPaper[] {
  const say = sayOf(language)
  const { report } = dayWith()
  const withoutTrade = { from: '2026-11-26', to: '2026-11-28', days: 3 }
  const late = dayWith({ report: { isMissed: true, putBack_ms: LATE_ms, withoutTrade } })
  const open = dayWith({ head: null, report: { ...report, number: null } })
  const papers = {
    z: zPaper(say, dayWith(), shop, LATE_ms),
    'z-late': zPaper(say, late, shop, LATE_ms),
    'day-open': zPaper(say, open, shop, LATE_ms),
    x: xPaper(say, shiftWith(), shop, LATE_ms),
    'x-blind': xPaper(say, blindShift(), shop, LATE_ms),
    'shift-closed': xPaper(say, closedShiftWith(), shop, LATE_ms),
    statement: statementPaper(say, statementWith({ before: [700, 12] }), shop, LATE_ms),
    'statement-nothing': statementPaper(say, statementWith({ moved: [] }), shop, LATE_ms),
    'statement-ahead': statementPaper(
      say,
      statementWith({ moved: [['paid', -250]] }),
      shop,
      LATE_ms,
    ),
    test: testPaper(say, printer, shop, LATE_ms),
  }
  return Object.entries(papers).map(([name, paper]) => ({
    name: `${language}-${name}`,
    paper,
    stamps: unstamped,
  }))
}
