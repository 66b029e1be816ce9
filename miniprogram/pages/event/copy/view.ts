import type { Output } from '../../../../typings/contract'

type Shown = Output<'record.text'>

/** Everything in one text, for a system that takes one: each field on a line under its name. */
export const wholeText = ({ fields }: Pick<Shown, 'fields'>): string =>
  fields
    .map(({ label, text }) => (text.includes('\n') ? `${label}：\n${text}` : `${label}：${text}`))
    .join('\n')

/** Who is on the way to membership is not named in public without a reason (C4.4c). */
const namesLine = ({ names }: Shown['news']): string =>
  names.length > 0 ? `文中有还不是党员的同志：${names.join('、')}。对外发布前请删去姓名。` : ''

export const copyView = (shown: Shown) => ({
  status: 'ready' as const,
  theme: shown.theme,
  note: shown.sealed ? '' : '记录还没有归档，内容可能再变。',
  fields: shown.fields,
  pictures: shown.pictures,
  news: { text: shown.news.text, warning: namesLine(shown.news) },
})
