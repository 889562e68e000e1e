import { describe, expect, it } from 'vitest'
import { ROWS_MAX } from '../../../domain/statement/columns.ts'
import { inline, xlsx } from '../../testing/xlsx.ts'
import { readFile, readText } from './read-file.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index += 1) {
    new DataView(bytes.buffer).setUint16(index * 2, text.charCodeAt(index), !isBig)
  }
  return bytes
}

const text = 'তারিখ,মোবাইল,টাকা\n2026-04-28,01712345678,50\n'
const rows = [
  ['তারিখ', 'মোবাইল', 'টাকা'],
  ['2026-04-28', '01712345678', '50'],
]

describe('a file of a statement (bad inputs, row 88)', () => {
  it.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with its mark', bytesOf(`\uFEFF${text}`)],
    ['UTF-16 with its mark', utf16(`\uFEFF${text}`, false)],
    ['UTF-16 the other way round', utf16(`\uFEFF${text}`, true)],
    ['semicolons', bytesOf(text.replaceAll(',', ';'))],
    ['tabs', bytesOf(text.replaceAll(',', '\t'))],
    ['line ends of three kinds', bytesOf(text.replace('\n', '\r\n').replace(/\n$/u, '\r\r\n'))],
    ['empty rows at its end', bytesOf(`${text},,\n;\n`.replace(';', ',,'))],
    ['quotes', bytesOf(text.replace('50', '"50"'))],
  ])('is read: %s', async (_, bytes) => {
    expect(await readFile(bytes)).toEqual({ ok: true, value: rows })
  })

  it.each([false, true])('is read as UTF-16 without a mark, the big end first: %s', async (big) => {
    const plain = 'Date,Phone\n2026-04-28,01712345678\n'
    const value = [
      ['Date', 'Phone'],
      ['2026-04-28', '01712345678'],
    ]
    expect(await readFile(utf16(plain, big))).toEqual({ ok: true, value })
  })

  it.each([
    ['nothing', bytesOf(' \n \n'), { code: 'empty' }],
    ['cells without a word', bytesOf(',,\n,,'), { code: 'empty' }],
    ['an unclosed quote', bytesOf('a,b\n1,"2\n3,4\n'), { code: 'open-quote' }],
    ['letters of another writing', new Uint8Array([0x61, 0xe9, 0x2c]), { code: 'encoding' }],
    ['a program', bytesOf('MZ\0\0a,b'), { code: 'not-a-table' }],
    ['a web page', bytesOf('<table><tr><td>1</td></tr></table>'), { code: 'web-page' }],
    [
      'an Excel file of before 2007',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      { code: 'old-excel' },
    ],
    ['a damaged spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), { code: 'damaged' }],
    [
      'a cell of a megabyte',
      bytesOf(`a,b\n1,${'x'.repeat(2 ** 20)}`),
      { code: 'cell-too-long', row: 2 },
    ],
    [
      'a row of many long cells',
      bytesOf(`a\n${'x'.repeat(1_000)},`.repeat(9).replaceAll('\n', '')),
      { code: 'cell-too-long', row: 1 },
    ],
    ['hundreds of columns', bytesOf(','.repeat(300) + 'x'), { code: 'too-many-columns', row: 1 }],
    ['a million rows', bytesOf('1,2\n'.repeat(1_000_000)), { code: 'too-many-rows' }],
    [
      'rows behind the last that are taken, after an empty one',
      bytesOf(`${'1,2\n'.repeat(ROWS_MAX)}\n3,4\n`),
      { code: 'too-many-rows' },
    ],
    ['one row too many', bytesOf('1,2\n'.repeat(ROWS_MAX + 1)), { code: 'too-many-rows' }],
    ['more than five megabytes', new Uint8Array(5 * 2 ** 20 + 1), { code: 'too-large' }],
  ])('is refused: %s', async (_, bytes, problem) => {
    expect(await readFile(bytes)).toMatchObject({ ok: false, problem })
  })

  it('may have any number of empty rows at its end', async () => {
    const read = await readText(`1,2\n${',\n'.repeat(2 * ROWS_MAX)}`)
    expect(read).toEqual({ ok: true, value: [['1', '2']] })
  })

  it('is parted where its headings are, whatever its title and its figures say', async () => {
    const line = '2026-04-28;01712345678;1,234.50'
    const lines = [
      'Statement of May',
      'Date;Mobile;Amount',
      ...Array.from({ length: 9 }, () => line),
    ]
    const value = lines.map((one) => one.split(';'))
    expect(await readText(lines.join('\n'))).toEqual({ ok: true, value })
    const hinted = ['sep=;', ...lines.slice(1)]
    expect(await readText(hinted.join('\n'))).toEqual({ ok: true, value: value.slice(1) })
  })

  it('has cells of more than one line, and lines that end so', async () => {
    const read = await readText('Date,Mobile,"Amount\n(Tk)"\r\n"2026-04-28","0171,2345678",50\r\n')
    expect(read).toEqual({
      ok: true,
      value: [
        ['Date', 'Mobile', 'Amount\n(Tk)'],
        ['2026-04-28', '0171,2345678', '50'],
      ],
    })
  })

  it('is refused as a paste where it is too long', async () => {
    expect(await readText('x'.repeat(5 * 2 ** 20 + 1))).toMatchObject({
      problem: { code: 'too-large' },
    })
  })

  it('has formulas that are text, as they stand (row 90)', async () => {
    const read = await readText('a,b\n"=HYPERLINK(""x"")",=1+1')
    expect(read).toEqual({
      ok: true,
      value: [
        ['a', 'b'],
        ['=HYPERLINK("x")', '=1+1'],
      ],
    })
  })
})

describe('a spreadsheet', () => {
  it('is read as a person sees it: dates, figures, and what it has spoilt', async () => {
    const file = xlsx(
      `<row r="1">${inline('A1', 'Date')}${inline('B1', 'Phone')}` +
        `${inline('C1', 'Paid')}${inline('D1', 'Id')}</row>` +
        '<row r="2"><c r="A2" s="1"><v>46140.427430555552</v></c><c r="B2"><v>1712345678</v></c>' +
        '<c r="C2"><v>97.249999999999986</v></c><c r="D2"><v>1.6267020250210223E+20</v></c></row>' +
        `<row r="3"><c r="A3" s="1"><v>46140</v></c>${inline('B3', '=1+1')}` +
        '<c r="C3"><f>SUM(C2:C2)</f><v>97.25</v></c><c r="D3" t="b"><v>1</v></c></row>',
    )
    expect(await readFile(file)).toEqual({
      ok: true,
      value: [
        ['Date', 'Phone', 'Paid', 'Id'],
        ['2026-04-28 10:15:30', '1712345678', '97.25', '1.6267020250210223E+20'],
        ['2026-04-28', '=1+1', '97.25', 'true'],
      ],
    })
  })

  it('of thousands of lines is read without a worker', async () => {
    const line = (row: number) =>
      `<row r="${row}">${inline(`A${row}`, '2026-04-28')}<c r="B${row}"><v>${row}</v></c></row>`
    const all = Array.from({ length: 10_000 }, (_, index) => line(index + 1)).join('')
    expect(all.length).toBeGreaterThan(600_000)
    const read = await readFile(xlsx(all))
    expect(read.ok && read.value.length).toBe(10_000)
  })

  it('has a time of day in a cell of its own', async () => {
    const file = xlsx('<row r="1"><c r="A1" s="1"><v>0.427430555552</v></c></row>')
    expect(await readFile(file)).toEqual({ ok: true, value: [['10:15:30']] })
  })

  it('has cells that it could not reckon, and they are not empty (row 90)', async () => {
    const file = xlsx(
      '<row r="1"><c r="A1" t="e"><f>B9</f><v>#REF!</v></c>' +
        '<c r="B1"><f>SUM(C1:C9)</f></c><c r="C1" s="1"><f t="shared" si="0"/><v/></c>' +
        '<c r="D1" t="str"><f>IF(1,"","")</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c></row>',
    )
    const value = [['#REF!', '#FORMULA', '#FORMULA', '', '2']]
    expect(await readFile(file)).toEqual({ ok: true, value })
  })

  it.each([
    ['a column', `<row r="1">${inline('XFD1', 'x')}</row>`, 'too-many-columns'],
    ['a row', `<row r="1048576">${inline('A1048576', 'x')}</row>`, 'too-many-rows'],
    ['a row no sheet has', `<row r="99999999999">${inline('A1', 'x')}</row>`, 'too-many-rows'],
  ])('with a cell in %s far off is refused before it is laid out', async (_, rows, code) => {
    expect(await readFile(xlsx(rows))).toMatchObject({ ok: false, problem: { code } })
  })

  it('with tags that are never closed is refused at once', async () => {
    const never = xlsx(`<row r="1">${'<c '.repeat(2_000_000)}</row>`)
    expect(await readFile(never)).toEqual({ ok: false, problem: { code: 'damaged' } })
  })

  it('may have cells far off that have a colour and no word', async () => {
    const rows =
      `<row r="1">${inline('A1', 'Date')}<c r="XFD1" s="1"/></row>` +
      '<row r="1048576" s="1"><c r="A1048576" s="1"></c></row>'
    expect(await readFile(xlsx(rows))).toEqual({ ok: true, value: [['Date']] })
  })

  it('of several sheets is read where its owner says, unless one alone has words', async () => {
    const [may, june] = ['May', 'June'].map((words) => `<row r="1">${inline('A1', words)}</row>`)
    const several = xlsx(may ?? '', [
      { name: 'Notes', rows: '' },
      { name: 'June &amp; July', rows: june ?? '' },
      { name: 'Old', rows: june ?? '', isHidden: true },
    ])
    expect(await readFile(several)).toEqual({
      ok: false,
      problem: { code: 'which-sheet', sheets: ['May', 'June & July'] },
    })
    expect(await readFile(several, 'June & July')).toEqual({ ok: true, value: [['June']] })
    expect(await readFile(xlsx('', [{ name: 'June', rows: june ?? '' }]))).toEqual({
      ok: true,
      value: [['June']],
    })
    expect(await readFile(xlsx(''))).toMatchObject({ problem: { code: 'empty' } })
  })

  it('that unfolds to more than any statement is refused before it does', async () => {
    const bomb = xlsx(' '.repeat(70 * 2 ** 20))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await readFile(bomb)).toEqual({ ok: false, problem: { code: 'too-large' } })
  })
})
