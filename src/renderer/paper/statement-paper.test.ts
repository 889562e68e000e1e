import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualPaper } from '../../contract/papers.ts'
import { formatFigure } from '../../domain/money.ts'
import { Paper } from '../../domain/paper/paper.ts'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { someWords } from '../testing/generated.ts'
import { spokenIn } from '../testing/spoken.ts'
import { type Moved, statementWith } from '../testing/statement.ts'
import { written } from '../testing/written.ts'
import { statementPaper } from './statement-paper.ts'

const shop = { shopName: '', paper: { ...usualPaper, footer: 'আবার আসবেন' } }
/** 29/11/2026 22:10 in Dhaka. */
const NOW_ms = Date.UTC(2026, 10, 29, 16, 10)
const inEnglish = (statement = statementWith()) =>
  statementPaper(spokenIn('en'), statement, shop, NOW_ms)
const { duesStatement } = en

describe.each([
  ['bn', bn],
  ['en', en],
] as const)('the account of a customer on paper (%s)', (language, words) => {
  const say = spokenIn(language)
  const paper = statementPaper(say, statementWith(), shop, NOW_ms)
  const lines = written(paper)

  it('says whose it is, by a masked number, and until when it is told', () => {
    expect(lines.slice(0, 5)).toEqual([
      words.shell.shopUnnamed,
      words.duesStatement.heading,
      `${words.duesStatement.customer} রহিম চাচা`,
      `${words.duesStatement.phone} 017••••5678`,
      `${words.duesStatement.until} ${say.prose('29/11/2026 22:10')}`,
    ])
  })

  it('has each line with its day, which way it goes and what was owed after it', () => {
    const table = paper.blocks.find((block) => block.is === 'table')
    const { what, amount, owes } = words.duesStatement
    expect(table?.head).toEqual([what, amount, owes])
    const of = (cause: 'sale' | 'paid', kind: 'recharge' | 'any') =>
      say.t(`dueCause.${cause}`, { kind: say.t(`kinds.${kind}.name`) })
    expect(table?.rows).toHaveLength(6)
    expect(table?.rows[1]).toEqual({
      over: say.prose('28/06/2026 10:20'),
      cells: [`${of('sale', 'recharge')} 018••••5601`, '+1,020.50', '1,470.50'],
    })
    expect(table?.rows[2]?.cells).toEqual([of('paid', 'any'), '−300', '1,170.50'])
  })

  it('ends with what is owed, in figures and in words, and what the owner wrote below', () => {
    expect(lines.slice(-5)).toEqual([
      words.duesStatement.total,
      '৳1,100',
      say.inWords(statementWith().customer.owes_e4),
      words.duesStatement.thanks,
      'আবার আসবেন',
    ])
  })
})

describe('a statement', () => {
  it('says what is owed in the printer’s own letters too', () => {
    expect(inEnglish().plain).toEqual(['STATEMENT', '2026-11-29 22:10', 'OWES BDT 1,100.00'])
  })

  it('begins with what was owed before the lines that are told', () => {
    const paper = inEnglish(statementWith({ before: [700, 12] }))
    const table = paper.blocks.find((block) => block.is === 'table')
    expect(table?.rows[0]).toEqual({ cells: [duesStatement.before, '', '700'] })
    expect(table?.rows[1]?.cells.slice(1)).toEqual(['+450', '1,150'])
  })

  it('of one who owes nothing says that, asks for nothing, and thanks', () => {
    const paper = inEnglish(statementWith({ moved: [], phone: '' }))
    expect(paper.blocks).toContainEqual({ is: 'boxed', text: duesStatement.nothing })
    expect(written(paper)).toContain(duesStatement.thanksNothing)
    expect(written(paper).join('\n')).not.toContain(duesStatement.phone)
  })

  it('of one who has paid ahead says how much, and never that it is owed', () => {
    const paper = inEnglish(statementWith({ moved: [['paid', -250]] }))
    const lines = written(paper)
    expect(lines).toContain(duesStatement.ahead)
    expect(lines).toContain('৳250')
    expect(lines).not.toContain(duesStatement.total)
    expect(paper.plain.at(-1)).toBe('AHEAD BDT 250.00')
  })

  it('longer than a roll is told from its newest lines, the rest as one sum', () => {
    const moved = Array.from({ length: 700 }, (): Moved => ['sale', 10])
    const paper = Paper.parse(inEnglish(statementWith({ moved })))
    const table = paper.blocks.find((block) => block.is === 'table')
    expect(table?.rows).toHaveLength(501)
    expect(table?.rows[0]?.cells).toEqual([duesStatement.before, '', '2,000'])
    expect(table?.rows.at(-1)?.cells[2]).toBe('7,000')
  })

  it('is a paper whatever was bought and paid, and adds up line by line', () => {
    const move = fc.tuple(
      fc.constantFrom('sale', 'paid', 'forgiven'),
      fc.integer({ min: -99_999_999, max: 99_999_999 }).map((poisha) => poisha / 100),
    )
    const anything = fc.record({
      language: fc.constantFrom('bn', 'en'),
      digits: fc.constantFrom('latin', 'bangla'),
      moved: fc.array(move, { maxLength: 40 }),
      name: someWords(120),
    })
    fc.assert(
      fc.property(anything, ({ language, digits, moved, name }) => {
        const say = spokenIn(language, digits)
        const statement = statementWith({ moved, name })
        const paper = Paper.parse(statementPaper(say, statement, shop, NOW_ms))
        const table = paper.blocks.find((block) => block.is === 'table')
        expect(table?.rows.map(({ cells }) => cells[2])).toEqual(
          statement.lines.map(({ owes_e4 }) => formatFigure(owes_e4, { digits })),
        )
        expect(written(paper)).toContain(`${say.t('duesStatement.customer')} ${name}`)
      }),
      { numRuns: 60 },
    )
  })
})
