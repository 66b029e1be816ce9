/** What was said to whom, as one text: receiver and template, without blanks, come first. */
export const contentKey = (message: {
  openid: string | null
  templateId: string | null
  page: string | null
  data: unknown
}): string =>
  [message.openid, message.templateId, message.page, JSON.stringify(message.data)].join(' ')
