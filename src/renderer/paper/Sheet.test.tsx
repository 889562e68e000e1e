import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { across } from '../../domain/paper/look.ts'
import { Paper, type PaperBlock, type Stamps } from '../../domain/paper/paper.ts'
import { copyWords, practiceWords } from '../../domain/paper/stamp-words.ts'
import { everyBlock, textsOf } from '../testing/papers.ts'
import { qrOutline } from './QrCode.tsx'
import { Sheet } from './Sheet.tsx'

const first: Stamps = { practice: false, copy: null }

function markup(paper: Paper, stamps = first): string {
  return renderToStaticMarkup(<Sheet paper={paper} stamps={stamps} dots={384} />)
}

/** What a reader finds, without its mark-up. */
function read(paper: Paper, stamps = first): string {
  return markup(paper, stamps)
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
}

describe('a sheet', () => {
  it('says every word of its paper, in the order of its paper', () => {
    expect(Paper.parse(everyBlock)).toEqual(everyBlock)
    const words = read(everyBlock)
    let from = 0
    for (const block of everyBlock.blocks) {
      // A token stands in its groups; a code says in letters below it what it holds.
      const texts = block.is === 'tokens' ? [block.title, ...inGroups(block)] : textsOf(block)
      for (const text of new Set(texts)) {
        const at = words.indexOf(text, from)
        expect(at, text).toBeGreaterThanOrEqual(from)
        from = at + text.length
      }
    }
  })

  it('shows what others wrote as words alone', () => {
    const name = '<img src=x onerror=alert(1)>'
    const shop: PaperBlock = { is: 'shop', name, lines: [name] }
    const html = markup({ ...everyBlock, blocks: [shop, { is: 'line', name, value: name }] })
    expect(html).not.toContain('<img')
    expect(html.split('&lt;img src=x onerror=alert(1)&gt;')).toHaveLength(5)
  })

  it('is stamped as often as it is cut: above and below what is on it', () => {
    for (const language of ['bn', 'en'] as const) {
      const words = read({ ...everyBlock, language }, { practice: true, copy: 2 })
      const practice = practiceWords[language]
      expect(words.split(practice)).toHaveLength(3)
      expect(words.indexOf(practice)).toBeLessThan(words.indexOf(copyWords(2, language)))
      expect(words.lastIndexOf(practice)).toBeGreaterThan(words.indexOf('ধন্যবাদ'))
    }
  })

  it('is marked across to its end, however long it is', () => {
    const marks = (paper: Paper) =>
      markup(paper, { practice: true, copy: null }).split('data-words').length - 1
    const cells: [string, string, string] = ['রিচার্জ, রবি প্রিপেইড', '+৳19', '৳219']
    const rows = Array.from({ length: 500 }, () => ({ over: '28/04/2026 10:15', cells }))
    const account: PaperBlock = { is: 'table', head: ['কী', 'টাকা', 'মোট বাকি'], rows }
    const metres = (marks({ ...everyBlock, blocks: [account] }) * across.every_mm) / 1_000
    // A row of it stands in three lines on the narrowest roll: more than a hand's width for nine.
    expect(metres).toBeGreaterThan(500 * 0.012)
    expect(marks({ ...everyBlock, blocks: [{ is: 'rule' }] })).toBeLessThan(5)
  })

  it('has no stamp where it is a first paper of real books', () => {
    expect(markup(everyBlock)).not.toContain('data-stamp')
    expect(markup(everyBlock)).not.toContain(practiceWords.bn)
  })

  it('names every part for those who do not see it', () => {
    const html = markup(everyBlock)
    for (const tag of ['article', 'header', 'h3', 'h4', 'dl', 'ol', 'table', 'figure', 'hr']) {
      expect(html, tag).toMatch(new RegExp(`<${tag}[ />]`, 'u'))
    }
    expect(html).toContain('lang="bn"')
    // Lines that follow each other are one list.
    expect(html.split('<dl')).toHaveLength(2)
  })
})

function inGroups({ tokens }: Extract<PaperBlock, { is: 'tokens' }>): readonly string[] {
  return tokens.map((token) => token.replaceAll('-', ' '))
}

describe('the code of a reference', () => {
  it('is drawn from what it says, and another for another', () => {
    const one = qrOutline('FC-01JZX3V8K2WQ-7M')
    expect(one.modules).toBe(21)
    expect(one.path).toMatch(/^M\d+ \d+L/u)
    expect(qrOutline('FC-01JZX3V8K2WQ-8M').path).not.toBe(one.path)
  })
})
