import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { RecordPaperField } from '../../cloudfunctions/core/domain/record-paper'

/**
 * The record form we ship, in the usual typography of official papers (domain §4.8): title 方正小标宋 二号, body 仿宋 with a
 * line of 28 pt, labels 黑体, footer 楷体. A machine without these fonts takes its own.
 */
const TITLE = '方正小标宋简体'
const [BODY, LABEL, FOOT] = ['仿宋', '黑体', '楷体']
/** Half points: 二号, 三号, 四号, 小四, 六号. */
const [NO2, NO3, NO4, SMALL, NO6] = [44, 32, 28, 24, 15]
/** Twentieths of a point. */
const LINE = 28 * 20
/** A4 with margins of 2.5 cm at the sides leaves 160 mm. */
const WIDTH = 9072
const COLUMNS = 12

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
const field = (name: RecordPaperField) => `{${name}}`

type Look = {
  face?: string
  size?: number
  align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  before?: number
}

const paragraph = (text: string, look: Look = {}) =>
  new Paragraph({
    alignment: look.align ?? AlignmentType.LEFT,
    spacing: {
      line: LINE,
      lineRule: LineRuleType.EXACT,
      ...(look.before === undefined ? {} : { before: look.before }),
    },
    children: [new TextRun({ text, font: font(look.face ?? BODY), size: look.size ?? NO4 })],
  })

const cell = (text: string, span: number, look: Look = {}) =>
  new TableCell({
    columnSpan: span,
    width: { size: Math.round((WIDTH * span) / COLUMNS), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 20, bottom: 20 },
    children: [paragraph(text, look)],
  })

const label = (text: string, span = 2) =>
  cell(text, span, { face: LABEL, size: SMALL, align: AlignmentType.CENTER })
const row = (...children: TableCell[]) => new TableRow({ cantSplit: true, children })
/** A row whose text may run over the page. */
const long = (name: string, text: string, size: number = NO4) =>
  new TableRow({ children: [label(name), cell(text, 10, { size })] })
/** Two facts side by side. */
const pair = (one: [string, string], other: [string, string]) =>
  row(label(one[0]), cell(one[1], 4), label(other[0]), cell(other[1], 4))
/** Six numbers side by side. */
const numbers = (...fields: RecordPaperField[]) =>
  row(
    ...fields.map((name) =>
      cell(`${name} ${field(name)}`, COLUMNS / fields.length, {
        align: AlignmentType.CENTER,
        size: SMALL,
      }),
    ),
  )

const rows = (): TableRow[] => [
  row(label('所属党组织'), cell(`${field('上级党组织')}　${field('党支部')}`, 10)),
  pair(['年度次数', `${field('年度')}年第${field('次数')}次`], ['组织者', field('组织者')]),
  row(label('活动类型'), cell(field('活动类型'), 10)),
  row(label('主题'), cell(field('主题'), 10)),
  row(label('计划主题'), cell(field('计划主题'), 10)),
  row(label('计划时间'), cell(field('计划时间'), 10)),
  row(label('实际时间'), cell(`${field('实际时间')}（${field('时长')}）`, 10)),
  pair(['地点', field('地点')], ['形式', field('形式')]),
  pair(['主持人', field('主持人')], ['记录人', field('记录人')]),
  numbers('应到', '实到', '请假', '缺席'),
  numbers('正式党员', '预备党员', '流动', '免到', '其他不计', '列席'),
  long('参会人员', field('参会人员')),
  long('请假人员', field('请假人员')),
  long('缺席人员', field('缺席人员')),
  long('列席人员', field('列席人员')),
  row(label('到会指导'), cell(field('到会指导'), 10)),
  long('议题', field('议题')),
  long('学习内容', field('学习内容')),
  long('会议内容', field('会议内容'), NO3),
  long('决议事项', field('决议')),
  pair(['是否公开', field('是否公开')], ['附件', `${field('附件数')}件`]),
  long('成效及后续', field('成效')),
  pair(['党旗', field('党旗')], ['党徽', field('党徽')]),
  row(label('会场说明'), cell(field('会场说明'), 10)),
  long('更正', field('更正')),
]

const signatures = (): Paragraph[] => [
  paragraph('主持人签字：　　　　　　　　　记录人签字：', { before: 240 }),
  paragraph('支部书记签字：　　　　　　　　日期：　　　年　　月　　日', { before: 120 }),
]

const footer = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun({
            text: `归档日期 ${field('归档日期')}　校验码 ${field('校验码')}　${field('草稿')}　第`,
            font: font(FOOT),
            size: NO6,
          }),
          new TextRun({ children: [PageNumber.CURRENT], font: font(FOOT), size: NO6 }),
          new TextRun({ text: '页', font: font(FOOT), size: NO6 }),
        ],
      }),
    ],
  })

/** The bytes of `cloudfunctions/forms/templates/record.docx`. */
export async function recordTemplate(): Promise<Uint8Array> {
  const paper = new Document({
    creator: '',
    title: '支部主题党日活动记录表',
    styles: { default: { document: { run: { font: font(BODY), size: NO4 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1418, bottom: 1134, left: 1417, right: 1417 },
          },
        },
        footers: { default: footer() },
        children: [
          paragraph('支部主题党日活动记录表', {
            face: TITLE,
            size: NO2,
            align: AlignmentType.CENTER,
          }),
          paragraph(field('草稿'), { face: FOOT, align: AlignmentType.CENTER }),
          new Table({
            rows: rows(),
            width: { size: WIDTH, type: WidthType.DXA },
            layout: TableLayoutType.FIXED,
            columnWidths: Array.from({ length: COLUMNS }, () => WIDTH / COLUMNS),
          }),
          ...signatures(),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(paper))
}
