import { describe, expect, it } from 'vitest'
import { usualPaper } from '../../contract/papers.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { PrinterSettings, usualPrinter } from '../../domain/paper/printer.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { spokenIn } from '../testing/spoken.ts'
import { written } from '../testing/written.ts'
import { testPaper } from './test-paper.ts'

const shop = { shopName: 'Bismillah Telecom', paper: usualPaper }
/** 29/11/2026 22:10 in Dhaka. */
const NOW_ms = Date.UTC(2026, 10, 29, 16, 10)
const cheap = PrinterSettings.parse({
  ...usualPrinter,
  at: { way: 'network', host: '192.168.0.87', port: 9100 },
  density: 1,
  pace: 'slow',
})

describe.each([
  ['bn', bn, en],
  ['en', en, bn],
] as const)('the test page of a printer (%s)', (language, words, others) => {
  const say = spokenIn(language)
  const paper = testPaper(say, cheap, shop, NOW_ms)
  const lines = written(paper)

  it('says what to look for and what to change, in the shop’s language and then the other', () => {
    for (const what of ['edge', 'letters', 'shades', 'code', 'cutBelow'] as const) {
      const here = lines.indexOf(words.papers.test[what])
      expect(here).toBeGreaterThan(0)
      expect(lines[here + 1]).toBe(others.papers.test[what])
    }
  })

  it('names a smaller width where the right is missing, a slower pace for broken letters', () => {
    const { edge, letters, width, pace, paces } = words.papers.test
    expect(edge.toLowerCase()).toContain(width.toLowerCase())
    expect(letters).toContain(pace.toLowerCase())
    expect(letters).toMatch(language === 'bn' ? new RegExp(paces.slow, 'u') : /slower/u)
  })

  it('has the marks of width and shade, and a code that says itself', () => {
    const { blocks } = Paper.parse(paper)
    expect(blocks).toContainEqual({ is: 'ruler' })
    expect(blocks).toContainEqual({ is: 'shades' })
    const code = 'FLEXICOUNTER 2026-11-29 22:10'
    expect(blocks).toContainEqual({ is: 'qr', content: code, text: code })
  })

  it('tells how it was printed', () => {
    const { test } = words.papers
    expect(lines).toContain(`${test.where} 192.168.0.87:9100`)
    const roll = say.t('slip.width', { mm: say.figure(58) })
    expect(lines).toContain(`${test.width} ${roll} · ${say.t('papers.test.dots', { dots: 384 })}`)
    expect(lines).toContain(`${test.pace} ${test.paces.slow}`)
    expect(lines).toContain(`${test.density} +1`)
    expect(lines).toContain(`${test.cut} ${test.cuts.partial}`)
    expect(lines).toContain(`${test.drawer} ${test.drawers.none}`)
    expect(lines).toContain(`${test.qr} ${test.qrs.drawn}`)
  })

  it('has all digits of both, and the Bangla that poor printers break', () => {
    expect(lines).toContain(`${words.papers.test.digits.bangla} ০১২৩৪৫৬৭৮৯`)
    expect(lines).toContain(`${words.papers.test.digits.latin} 0123456789`)
    for (const cluster of [
      'ক্ষ',
      'স্ত্র',
      'র্ম',
      'ঞ্জ',
      'জ্জ্ব',
      'ক্ষ্ম',
      'ষ্ণ',
      'ন্দ্র',
      'র্য',
      'দ্রু',
      'হৃ',
      'পৌঁ',
      'ৎ',
    ]) {
      expect(lines.join('\n')).toContain(cluster)
    }
  })
})

describe('a test page', () => {
  const say = spokenIn('en')
  const of = (changes: Partial<PrinterSettings>) =>
    written(testPaper(say, { ...cheap, ...changes }, shop, NOW_ms))

  it('of a printer without a blade asks for a hand', () => {
    expect(of({ cut: 'none' })).toContain(en.papers.test.tearBelow)
    expect(of({ cut: 'none' })).not.toContain(en.papers.test.cutBelow)
  })

  it('names a queue by its name, and the print window as that', () => {
    expect(of({ at: { way: 'queue', name: 'XP-58 (কাউন্টার)' } })).toContain('Printer XP-58 (কাউন্টার)')
    expect(of({ at: { way: 'page' } })).toContain(`Printer ${en.papers.test.page}`)
  })

  it('says how dark it was asked to be, or that it was asked for nothing', () => {
    expect(of({ density: -2 })).toContain('Darkness −2')
    expect(of({ density: 0 })).toContain('Darkness 0')
    expect(of({ density: null })).toContain(`Darkness ${en.papers.test.densityAsSet}`)
  })
})
