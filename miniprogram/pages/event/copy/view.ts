import type { Output } from '../../../../typings/contract'

type Shown = Output<'record.text'>

/** Everything in one text, for a system that takes one: each field on a line under its name. */
export const wholeText = ({ fields }: Pick<Shown, 'fields'>): string =>
  fields
    .map(({ label, text }) => (text.includes('\n') ? `${label}：\n${text}` : `${label}：${text}`))
    .join('\n')

export const copyView = (shown: Shown) => ({
  status: 'ready' as const,
  theme: shown.theme,
  note: shown.sealed ? '' : '记录还没有归档，内容可能再变。',
  fields: shown.fields,
})
