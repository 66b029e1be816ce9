/** What the content check of WeChat hints at; a person decides, and nothing waits for it. */
export const doubtWords = {
  own: '微信内容检查提示文字可能不妥，请再看一遍，需要时更正。',
  theirs: '微信内容检查提示可能不妥，请看后决定是否公开。',
}
