/** The parts of a workbook that do not grow (ECMA-376 Part 1, §18, Part 2). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const face = (name: string, size: number) => `<font><sz val="${size}"/><name val="${name}"/></font>`
const side = (name: string) => `<${name} style="thin"><color rgb="FF000000"/></${name}>`
const WRAP = '<alignment vertical="center" wrapText="1"/>'
const MIDDLE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const xf = (font: number, border: number, alignment: string) =>
  `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`

/** Typography of domain §4.8, as for the other forms. */
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  `<fonts count="3">${face('仿宋', 10.5)}${face('方正小标宋简体', 22)}${face('黑体', 10.5)}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  `<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="5">${xf(0, 0, '')}${xf(1, 0, '')}${xf(2, 1, MIDDLE)}${xf(0, 1, WRAP)}${xf(0, 1, MIDDLE)}</cellXfs>`,
  '</styleSheet>',
].join('')

export const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOC}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOC}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': STYLES,
}

/**
 * The heading is repeated on every printed page.
 * @param name at most 31 characters, without : \ / ? * [ ] and signs of XML
 */
export const workbookXml = (name: string, headRows: number): string =>
  [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOC}">`,
    `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${headRows}:$${headRows}</definedName></definedNames>`,
    '</workbook>',
  ].join('')

/** A3 across, one page wide, the head in sight. */
export function sheetStart(widths: readonly number[], headRows: number): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>`,
  ].join('')
}

export const SHEET_END =
  '</sheetData><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
