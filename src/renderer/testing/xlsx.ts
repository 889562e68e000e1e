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

/** A spreadsheet as others write it, with the rows of its one sheet; style 1 is a date. */
export function xlsx(rows: string): Uint8Array<ArrayBuffer> {
  const sheet = '<sheet name="May" sheetId="1" r:id="rId1"/>'
  const styles = '<xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/>'
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${TYPES}"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': inMain('workbook', `<sheets>${sheet}</sheets>`),
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': inMain('styleSheet', `<cellXfs count="2">${styles}</cellXfs>`),
    'xl/worksheets/sheet1.xml': inMain('worksheet', `<sheetData>${rows}</sheetData>`),
  }
  const bytes = Object.entries(parts).map(([name, part]) => [name, strToU8(part)] as const)
  return zipSync(Object.fromEntries(bytes))
}

export const inline = (at: string, words: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
