import { describe, expect, it } from 'vitest'
import { type PaperSettings, usualPaper } from '../../contract/papers.ts'
import { taka } from '../../domain/money.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { textsOf } from '../testing/papers.ts'
import { beside, standings, storyWith } from '../testing/slips.ts'
import { spokenIn } from '../testing/spoken.ts'
import { describeSale } from './sale-paper.ts'
import { binOf } from './tax-part.ts'

const BIN = '0012345678901'
const taxed: PaperSettings = { header: 'কলেজ রোড, বগুড়া', footer: '', tax: { on: true, bin: BIN } }
const { t } = spokenIn('bn')

/** Of Mushak-6.3; the number of the invoice is our reference. */
const asked = [
  ...(['bin', 'buyer', 'buyerBin', 'buyerAddress', 'invoice', 'date', 'time'] as const),
  ...(['description', 'quantity', 'value', 'rate', 'tax', 'total'] as const),
]

function paperOf(slip: keyof typeof standings, paper: PaperSettings, changes = {}): Paper {
  const { state, tender } = standings[slip]
  const sale = storyWith('recharge', { state, tender, ...changes })
  return describeSale(spokenIn('bn'), sale, beside(null, paper), 'customer')
}

function words(paper: Paper): string {
  return paper.blocks.flatMap(textsOf).join('\n')
}

describe('a tax layout', () => {
  it('is for whoever wants it and is registered, and for nobody else', () => {
    const off = { ...taxed, tax: { on: false, bin: BIN } }
    const without = { ...taxed, tax: { on: true, bin: '' } }
    expect(binOf({ shopName: '', paper: taxed })).toBe(BIN)
    for (const paper of [usualPaper, off, without]) {
      expect(binOf({ shopName: '', paper })).toBeNull()
      expect(words(paperOf('receipt', paper))).not.toMatch(/মূসক|ভ্যাট/u)
      expect(words(paperOf('receipt', paper))).toContain(t('slip.receipt'))
    }
  })

  it('is given with a receipt alone', () => {
    for (const slip of ['waiting', 'failed', 'refunded', 'reversed', 'late', 'latePaid'] as const) {
      expect(words(paperOf(slip, taxed)), slip).not.toContain(t('taxPaper.title'))
    }
    expect(words(paperOf('receipt', taxed))).toContain(t('taxPaper.title'))
  })

  it('has what Mushak-6.3 asks for of both sides and of what was sold', () => {
    const paper = paperOf('receipt', taxed, { serviceCharge_e4: taka(5) })
    expect(Paper.parse(paper)).toEqual(paper)
    const all = words(paper)
    for (const key of asked) expect(all, key).toContain(t(`taxPaper.${key}`))
    expect(all).toContain(BIN)
    expect(all).toContain('কলেজ রোড, বগুড়া')
    const table = paper.blocks.find((block) => block.is === 'table')
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['গ্রামীণফোন প্রিপেইড', '1', '৳50'],
      [t('slip.serviceCharge'), '1', '৳5'],
    ])
    expect(table?.rows[0]?.over).toBe('01712-345 678')
  })

  it('claims no rate and no tax: they are written by hand', () => {
    const { blocks } = paperOf('receipt', taxed)
    const named = [t('taxPaper.rate'), t('taxPaper.tax')]
    const lines = blocks.filter((block) => block.is === 'line' && named.includes(block.name))
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line).toMatchObject({ note: t('taxPaper.byHand') })
      expect('value' in line && line.value).not.toMatch(/\d/u)
    }
  })

  it('names the buyer who is known, and has no line for a charge that nobody took', () => {
    const buyer = (changes: object) =>
      paperOf('receipt', taxed, changes).blocks.flatMap((block) =>
        block.is === 'line' && block.name === t('taxPaper.buyer') ? [block.value] : [],
      )
    const creditTo = { id: '01990000-0000-7000-8000-000000000001', name: 'করিম' }
    expect(buyer({ creditTo, credit_e4: taka(20) })).toEqual(['করিম'])
    expect(buyer({})).toEqual(['__________'])
    const table = paperOf('receipt', taxed).blocks.find((block) => block.is === 'table')
    expect(table?.rows).toHaveLength(1)
  })

  it('leaves room for the address of a seller who wrote none', () => {
    expect(words(paperOf('receipt', { ...taxed, header: '' }))).toContain(t('taxPaper.address'))
    expect(words(paperOf('receipt', taxed))).not.toContain(t('taxPaper.address'))
  })
})
