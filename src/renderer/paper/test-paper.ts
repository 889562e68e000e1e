import type { Paper, PaperBlock } from '../../domain/paper/paper.ts'
import { type PrinterAt, type PrinterSettings, rollOf_mm } from '../../domain/paper/printer.ts'
import type { Language } from '../i18n/index.ts'
import type { Say } from '../i18n/say.ts'
import {
  at,
  headingBlock,
  lineBlock,
  plainAt,
  rule,
  type Shop,
  shopBlock,
  titleBlock,
} from './blocks.ts'

type Blocks = readonly PaperBlock[]

/**
 * What a cheap head and a poor shaper get wrong first: conjuncts of two and three letters, রেফ and
 * ফলা, vowels that stand before their letter or on both sides of it, signs above and below.
 */
const BANGLA = [
  'ক্ষমা ও জ্ঞান, স্ত্রীর কর্ম, গঞ্জের বাণিজ্য, উজ্জ্বল সূর্য, স্বল্প মূল্যে দ্রুত রিচার্জ।',
  'চট্টগ্রাম, কিশোরগঞ্জ, ব্রাহ্মণবাড়িয়া, লক্ষ্মীপুর, কুষ্টিয়া, শরীয়তপুর।',
  'কৃষ্ণচন্দ্র দত্ত, হৃদয়, পৌঁছেছে, দুঃখিত, শৈশব, ঔষধ, হঠাৎ।',
].join(' ')
const ENGLISH = 'The quick brown fox jumps over the lazy dog. ৳1,23,456.78'
const DIGITS = { bangla: '০১২৩৪৫৬৭৮৯', latin: '0123456789' } as const

/** What shows whether a printer is set as it should be, and says what to change where it is not. */
export function testPaper(say: Say, printer: PrinterSettings, shop: Shop, now_ms: number): Paper {
  const { t, language } = say
  const both = inBoth(say)
  const code = `FLEXICOUNTER ${plainAt(now_ms)}`
  return {
    language,
    name: 'test',
    blocks: [
      shopBlock(say, shop),
      titleBlock(t('papers.test.title')),
      { is: 'words', text: at(say, now_ms) },
      { is: 'ruler' },
      ...both('edge'),
      rule,
      { is: 'words', text: BANGLA },
      { is: 'words', text: ENGLISH },
      lineBlock(t('papers.test.digits.bangla'), DIGITS.bangla),
      lineBlock(t('papers.test.digits.latin'), DIGITS.latin),
      ...both('letters'),
      rule,
      { is: 'shades' },
      ...both('shades'),
      rule,
      { is: 'qr', content: code, text: code },
      ...both('code'),
      rule,
      headingBlock(t('papers.test.settings')),
      ...settingsOf(say, printer),
      rule,
      ...both(printer.cut === 'none' ? 'tearBelow' : 'cutBelow'),
    ],
    plain: ['PRINTER TEST', plainAt(now_ms), DIGITS.latin, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  }
}

type Told = 'edge' | 'letters' | 'shades' | 'code' | 'tearBelow' | 'cutBelow'

/** Whoever sets up a printer may read the other language: that of the page comes first. */
function inBoth({ t, language }: Say): (what: Told) => Blocks {
  const languages: readonly Language[] = language === 'bn' ? ['bn', 'en'] : ['en', 'bn']
  return (what) =>
    languages.map((lng) => ({ is: 'words', text: t(`papers.test.${what}`, { lng }) }))
}

function settingsOf(say: Say, printer: PrinterSettings): Blocks {
  const { t, figure } = say
  const { dots, pace, density, cut, drawer, qr } = printer
  const roll = t('slip.width', { mm: figure(rollOf_mm(dots)) })
  const said = t('papers.test.dots', { dots: figure(dots) })
  const dark = density === null ? t('papers.test.densityAsSet') : steps(say, density)
  return [
    lineBlock(t('papers.test.where'), whereWords(say, printer.at)),
    lineBlock(t('papers.test.width'), `${roll} · ${said}`),
    lineBlock(t('papers.test.pace'), t(`papers.test.paces.${pace}`)),
    lineBlock(t('papers.test.density'), dark),
    lineBlock(t('papers.test.cut'), t(`papers.test.cuts.${cut}`)),
    lineBlock(t('papers.test.drawer'), t(`papers.test.drawers.${drawer}`)),
    lineBlock(t('papers.test.qr'), t(`papers.test.qrs.${qr}`)),
  ]
}

function whereWords({ t }: Pick<Say, 't'>, where: PrinterAt): string {
  if (where.way === 'page') return t('papers.test.page')
  return where.way === 'network' ? `${where.host}:${where.port}` : where.name
}

/** `+1`, `−2`, `0`. */
function steps({ figure }: Pick<Say, 'figure'>, density: number): string {
  if (density === 0) return figure(0)
  return `${density > 0 ? '+' : '−'}${figure(Math.abs(density))}`
}
