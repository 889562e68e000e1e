import { describe, expect, it } from 'vitest'
import type { PaperFor } from '../../contract/printing.ts'
import { usualPaper } from '../../contract/papers.ts'
import { taka } from '../../domain/money.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { type SaleKind, saleKinds } from '../../domain/sale.ts'
import { textsOf } from '../testing/papers.ts'
import { beside, numbersOf, standings, storyWith } from '../testing/slips.ts'
import { spokenIn } from '../testing/spoken.ts'
import { titleOf } from './blocks.ts'
import { describeSale } from './sale-paper.ts'
import { isOfMoneyBack, isOpen, type SlipKind } from './slip-kind.ts'

const reference = '7K2P-1-01KB8Q4WMW2GQ7XN5VHM4QTRMD'
const kinds = Object.keys(standings).filter((name): name is SlipKind => name in standings)
const readers = ['customer', 'shop'] as const
const languages = ['bn', 'en'] as const

interface Case {
  readonly slip: SlipKind
  readonly sold: SaleKind
  readonly language: 'bn' | 'en'
  readonly whose: PaperFor
}

const cases: readonly Case[] = kinds.flatMap((slip) =>
  saleKinds.flatMap((sold) =>
    languages.flatMap((language) => readers.map((whose) => ({ slip, sold, language, whose }))),
  ),
)

const tokens = ['1234-5678-9012-3456-7890', '0987-6543-2109-8765-4321']

type Changes = Parameters<typeof storyWith>[1]

function paperOf({ slip, sold, language, whose }: Case, changes: Changes = {}): Paper {
  const at: { state: string; tender: string; stopped?: boolean } = standings[slip]
  const { state, tender } = at
  const reason = at.stopped === true ? { code: 'stopped', words: '' } : null
  const terms = { state, tender, reason, ourReference: reference, providerReference: 'P-77' }
  const sale = { ...storyWith(sold, { ...terms, ...changes }), tokens }
  const open = slip === 'askFirst' ? 'of-copy' : null
  return describeSale(spokenIn(language), sale, beside(open), whose)
}

function words(paper: Paper): string {
  return paper.blocks.flatMap(textsOf).join('\n')
}

function told(of: Case): string {
  return `${of.slip} ${of.sold} ${of.language} ${of.whose}`
}

describe('the paper of a sale', () => {
  it('is a valid one, named by the slip it is, for every sale there can be', () => {
    for (const one of cases) {
      const paper = paperOf(one)
      expect(Paper.parse(paper), told(one)).toEqual(paper)
      expect(paper.name, told(one)).toBe(one.slip)
    }
  })

  it('calls itself what it is, above the sheet and in it: a success alone is a receipt', () => {
    for (const one of cases) {
      const { t } = spokenIn(one.language)
      expect(titleOf(paperOf(one)), told(one)).toBe(t(`slip.${one.slip}`))
      expect(t('slip.title') === t('printing.papers.receipt')).toBe(false)
    }
  })

  it('never calls anything but a success a receipt', () => {
    for (const one of cases) {
      const { t } = spokenIn(one.language)
      const titles = paperOf(one).blocks.filter((block) => block.is === 'title')
      expect(titles, told(one)).toHaveLength(1)
      const [title] = titles
      expect(title?.text === t('slip.receipt'), told(one)).toBe(one.slip === 'receipt')
      expect(title?.loud, told(one)).toBe(one.slip !== 'receipt')
    }
  })

  it('tells money that is still to come from money that went back, in its title already', () => {
    for (const language of languages) {
      const { t } = spokenIn(language)
      for (const due of ['failed', 'expired', 'reversed'] as const) {
        for (const done of ['refunded', 'reversedRefunded'] as const) {
          expect(t(`slip.${done}`).startsWith(t(`slip.${due}`)), due).toBe(false)
        }
      }
    }
    expect([spokenIn('bn').t('slip.failed'), spokenIn('en').t('slip.failed')]).toEqual([
      'টাকা ফেরত পাবেন',
      'REFUND DUE',
    ])
  })

  it('says of whatever is still open that it is no receipt', () => {
    for (const one of cases.filter(({ slip }) => isOpen(slip))) {
      const { t } = spokenIn(one.language)
      expect(words(paperOf(one)), told(one)).toContain(t('slip.waiting'))
      expect(paperOf(one).plain.join('\n'), told(one)).toContain('NOT A RECEIPT')
    }
  })

  it('shows the whole number to its customer, and masks it on the copy of the shop', () => {
    for (const one of cases) {
      const all = words(paperOf(one))
      const { whole, masked } = numbersOf[one.sold]
      const isWhole = one.whose === 'customer'
      expect(all.includes(whole), told(one)).toBe(isWhole)
      expect(all.includes(masked), told(one)).toBe(!isWhole)
      expect(paperOf(one).plain.join('\n'), told(one)).not.toMatch(/1712|0123/u)
    }
  })

  it('says whose it is where it stays in the shop, and thanks nobody there', () => {
    for (const one of cases) {
      const { t } = spokenIn(one.language)
      const isOfShop = one.whose === 'shop'
      expect(words(paperOf(one)).includes(t('slip.shopCopy')), told(one)).toBe(isOfShop)
      const feet = paperOf(one).blocks.filter(({ is }) => is === 'foot')
      expect(feet.length > 0, told(one)).toBe(!isOfShop)
      expect(paperOf(one).plain.includes('COPY OF THE SHOP'), told(one)).toBe(isOfShop)
    }
  })

  it('has its reference to read out and for a machine', () => {
    for (const one of cases) {
      const { blocks } = paperOf(one)
      const values = blocks.flatMap((block) => (block.is === 'reference' ? [block.value] : []))
      expect(values, told(one)).toEqual([reference, 'P-77'])
      const code = { is: 'qr', content: reference, text: reference }
      expect(blocks, told(one)).toContainEqual(code)
    }
  })

  it('tells in a printer’s own letters how much it was, for whom and by which reference', () => {
    for (const one of cases) {
      const { plain } = paperOf(one)
      for (const line of plain) expect(line, told(one)).toMatch(/^[ -~]{1,32}$/u)
      expect(plain, told(one)).toContain('BDT 50.00')
      expect(plain.join(''), told(one)).toContain(reference)
      expect(
        plain.some((line) => line.startsWith('FOR ')),
        told(one),
      ).toBe(true)
      expect(plain.includes('RECEIPT'), told(one)).toBe(one.slip === 'receipt')
    }
  })
})

const bought: Case = { slip: 'receipt', sold: 'bill', language: 'bn', whose: 'customer' }

describe('the tokens of a meter', () => {
  it('are whole and in their order on the paper of its customer', () => {
    const { t } = spokenIn('bn')
    const block = { is: 'tokens', title: t('bills.tokens'), tokens }
    expect(paperOf(bought).blocks).toContainEqual(block)
  })

  it('are on no paper that stays in the shop', () => {
    const all = JSON.stringify(paperOf({ ...bought, whose: 'shop' }))
    for (const token of tokens) {
      expect(all).not.toContain(token)
      for (const group of token.split('-').slice(1)) expect(all).not.toContain(group.slice(0, 4))
    }
    expect(words(paperOf({ ...bought, whose: 'shop' }))).toContain('টোকেন ২টি')
  })

  it('are asked for where they are still to come', () => {
    const { t } = spokenIn('bn')
    const held = kinds.filter((slip) =>
      words(paperOf({ ...bought, slip })).includes(t('slip.tokenLater')),
    )
    expect(held).toEqual(['waiting', 'unknown'])
  })

  it('are not promised where the sale did not leave, or may be settled elsewhere', () => {
    const { t } = spokenIn('bn')
    const sale = storyWith('bill', { state: 'created' })
    const paper = describeSale(spokenIn('bn'), sale, beside('of-copy'), 'customer')
    expect(paper.name).toBe('askFirst')
    expect(words(paper)).not.toContain(t('slip.tokenLater'))
  })

  it('are handed out for money alone: not where it went back or paid for another', () => {
    const { t } = spokenIn('bn')
    const late = words(paperOf({ ...bought, slip: 'late' }))
    expect(late).toContain(t('slip.tokenKept'))
    for (const token of tokens) expect(late).not.toContain(token)
    expect(words(paperOf({ ...bought, slip: 'latePaid' }))).toContain(tokens[0])
  })
})

describe('the sum of a paper', () => {
  const credit = { credit_e4: taka(20), creditTo: { id: 1, name: 'করিম' } }

  it('is what was paid, and where it goes back what was handed over', () => {
    for (const slip of kinds) {
      const paper = paperOf({ ...bought, sold: 'recharge', slip }, creditOf())
      const amounts = paper.blocks.flatMap((block) => (block.is === 'amount' ? [block.text] : []))
      expect(amounts, slip).toEqual([isOfMoneyBack(slip) ? '৳30' : '৳50'])
      expect(paper.plain, slip).toContain(isOfMoneyBack(slip) ? 'BDT 30.00' : 'BDT 50.00')
    }
  })

  function creditOf() {
    return { ...credit, creditTo: { id: '01990000-0000-7000-8000-000000000001', name: 'করিম' } }
  }

  it('says in a printer’s own letters too what of it nobody has paid yet', () => {
    for (const slip of kinds) {
      for (const whose of readers) {
        const paper = paperOf({ ...bought, sold: 'recharge', slip, whose }, creditOf())
        const isTold = Paper.parse(paper).plain.includes('ON CREDIT BDT 20.00')
        expect(isTold, slip).toBe(!isOfMoneyBack(slip))
      }
    }
    expect(paperOf({ ...bought, sold: 'recharge' }).plain.join('\n')).not.toContain('CREDIT')
  })

  it('is none, and none is promised, where it came to nothing and was all on credit', () => {
    for (const one of cases.filter(({ slip }) => isOfMoneyBack(slip))) {
      const { t, taka: figure } = spokenIn(one.language)
      const paper = paperOf(one, { ...creditOf(), credit_e4: taka(50) })
      expect(Paper.parse(paper), told(one)).toEqual(paper)
      expect(titleOf(paper), told(one)).toBe(t('onCredit.nothingToPay'))
      const box = { is: 'boxed', text: t('onCredit.slip', { credit: figure(taka(50)) }) }
      expect(paper.blocks, told(one)).toContainEqual(box)
      expect(
        paper.blocks.filter(({ is }) => is === 'amount'),
        told(one),
      ).toEqual([])
      expect(words(paper), told(one)).not.toContain(t('slip.keepForMoney'))
      expect(paper.plain, told(one)).toContain('NOT OWED BDT 50.00')
      expect(paper.plain.join('\n'), told(one)).not.toMatch(/GOES BACK|RETURNED/u)
    }
  })

  it('is not read off a proof as paid where some of it was sold on credit', () => {
    for (const one of cases.filter(({ slip }) => slip === 'receipt' || slip === 'latePaid')) {
      const { t, taka: figure } = spokenIn(one.language)
      const box = { is: 'boxed', text: t('onCredit.sold', { credit: figure(taka(20)) }) }
      const { blocks } = paperOf(one, creditOf())
      expect(blocks, told(one)).toContainEqual(box)
      // Come late or not, the shop has not its money yet.
      expect(JSON.stringify(blocks), told(one)).not.toMatch(/পাওনা মেটানো|shop has its money/u)
      expect(JSON.stringify(paperOf(one)), told(one)).not.toContain(box.text)
    }
  })

  it('is told in words too, with what was bought on credit and who pays it', () => {
    const paper = paperOf({ ...bought, sold: 'recharge' }, creditOf())
    expect(words(paper)).toContain('পঞ্চাশ টাকা')
    expect(words(paper)).toContain('৳20 · করিম')
  })
})

describe('the cash of a paper', () => {
  const cash = { given_e4: taka(100), amount_e4: taka(50) }

  it('says who gave it and that the change is change, which on a refund is not the refund', () => {
    const names = { bn: ['গ্রাহক দিয়েছেন', 'খুচরা ফেরত'], en: ['Customer gave', 'Change given'] }
    for (const language of languages) {
      const paper = paperOf({ ...bought, sold: 'recharge', slip: 'failed', language }, cash)
      const lines = paper.blocks.flatMap((block) =>
        block.is === 'line' && ['৳100', '৳50'].includes(block.value) ? [block.name] : [],
      )
      expect(lines, language).toEqual(names[language])
    }
  })
})

describe('what others wrote', () => {
  const nasty = [
    '<img src=x onerror=alert(1)>',
    '🎉'.repeat(300),
    `Z${'\u0301'.repeat(500)}algo`,
    '\u202Eকরিম\u2066\n\tসাহেব',
    'x'.repeat(1_000),
  ]

  it.each(nasty)('stands on a valid paper as words, cut where it is long: %s', (name) => {
    const creditTo = { id: '01990000-0000-7000-8000-000000000001', name }
    const changes = { creditTo, credit_e4: taka(20), providerReference: name }
    const paper = paperOf({ ...bought, sold: 'recharge' }, changes)
    expect(Paper.parse(paper)).toEqual(paper)
    expect(words(paper)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
  })

  it('stands in the head and the foot as the owner wrote it, line by line', () => {
    const shop = { ...usualPaper, header: 'কলেজ রোড\n\n01711-000 111', footer: 'আবার আসবেন' }
    const sale = storyWith('recharge', { state: 'succeeded' })
    const ofCustomer = describeSale(spokenIn('bn'), sale, beside(null, shop), 'customer')
    const ofShop = describeSale(spokenIn('bn'), sale, beside(null, shop), 'shop')
    expect(ofCustomer.blocks[0]).toMatchObject({ lines: ['কলেজ রোড', '01711-000 111'] })
    expect(ofCustomer.blocks.at(-1)).toEqual({ is: 'foot', text: 'আবার আসবেন' })
    expect(words(ofShop)).not.toContain('আবার আসবেন')
  })
})
