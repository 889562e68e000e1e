import { strToU8, zipSync } from 'fflate'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const PACKED = 'http://schemas.openxmlformats.org/package/2006/relationships'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const relations = (...all: readonly string[]) =>
  `${XML}<Relationships xmlns="${PACKED}">${all.join('')}</Relationships>`

const inMain = (name: string, within: string) =>
  `${XML}<${name} xmlns="${MAIN}" xmlns:r="${OFFICE}">${within}</${name}>`

/** What lies behind the first sheet: its name, its rows, and whether it is shown. */
interface Beside {
  readonly name: string
  readonly rows: string
  readonly isHidden?: boolean
}

const sheetWith = (rows: string) => inMain('worksheet', `<sheetData>${rows}</sheetData>`)

/** A spreadsheet as others write it, with the rows of its first sheet; style 1 is a date. */
export function xlsx(rows: string, beside: readonly Beside[] = []): Uint8Array<ArrayBuffer> {
  const sheets = [{ name: 'May', isHidden: false }, ...beside].map(({ name, isHidden }, nth) => {
    const hidden = isHidden === true ? ' state="hidden"' : ''
    return `<sheet name="${name}" sheetId="${nth + 1}"${hidden} r:id="${idOf(nth)}"/>`
  })
  const styles = '<xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/>'
  const others = beside.map((one, nth) => [`xl/worksheets/sheet${nth + 2}.xml`, one.rows] as const)
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${TYPES}"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': inMain('workbook', `<sheets>${sheets.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'styles', 'styles.xml'),
      ...beside.map((_, nth) =>
        relation(idOf(nth + 1), 'worksheet', `worksheets/sheet${nth + 2}.xml`),
      ),
    ),
    'xl/styles.xml': inMain('styleSheet', `<cellXfs count="2">${styles}</cellXfs>`),
    'xl/worksheets/sheet1.xml': sheetWith(rows),
    ...Object.fromEntries(others.map(([name, words]) => [name, sheetWith(words)])),
  }
  const bytes = Object.entries(parts).map(([name, part]) => [name, strToU8(part)] as const)
  return zipSync(Object.fromEntries(bytes))
}

/** Of the relation that leads to a sheet; the second is to the styles. */
const idOf = (nth: number) => (nth === 0 ? 'rId1' : `rId${nth + 2}`)

export const inline = (at: string, words: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
