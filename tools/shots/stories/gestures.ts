import type { OpenPhone } from '../../../tests/support/phone'

/** What a person does on a page before its picture is taken. */

export const touch = (words: string) => async (opened: OpenPhone) => {
  await opened.page.locator('.mp-layer.current').getByText(words, { exact: true }).first().click()
}
export const down = (words: string) => async (opened: OpenPhone) => {
  const found = opened.page.locator('.mp-layer.current').getByText(words, { exact: true })
  await found.first().scrollIntoViewIfNeeded()
}
export const approving = async (opened: OpenPhone) => {
  await opened.cur('.lr-row').first().click()
}
export const opening = async (opened: OpenPhone) => {
  await touch('提一项交会议讨论')(opened)
  await touch('涉及个人的其他事项')(opened)
}
export const deciding = async (opened: OpenPhone) => {
  await touch('改结果')(opened)
  await touch('加一项落实')(opened)
  await down('记下结果')(opened)
}
export const counting = async (opened: OpenPhone) => {
  await touch('重新清点到会')(opened)
  await opened.page.locator('.mp-layer.current').getByText('谁已离场').waitFor()
}
export const splitting = async (opened: OpenPhone) => {
  await opened.cur('.lr-row').first().click()
  await touch('拆分')(opened)
}
export const lookingAtUnit = async (opened: OpenPhone) => {
  await opened.cur('.lr-row').first().click()
  await opened.page.locator('.mp-layer.current').getByText('从哪天起').waitFor()
}
export const giving = async (opened: OpenPhone) => {
  await opened.cur('.lr-row').first().click()
  await touch('职务')(opened)
  await touch('任命')(opened)
  await touch('总支干事')(opened)
  await opened.page.locator('.mp-layer.current').getByRole('textbox').fill('T0003')
  await touch('查找')(opened)
  await touch('已选')(opened)
}
export const batching = async (opened: OpenPhone) => {
  await touch('分批开展')(opened)
  await touch('加一批')(opened)
  await opened.page.getByText('第2批').waitFor()
}
export const inviting = async (opened: OpenPhone) => {
  await touch('生成绑定码')(opened)
  await opened.page.getByText('用一次就失效').waitFor()
}
export const reach = (label: string) => async (opened: OpenPhone) => {
  await opened.page.locator('.mp-layer.current').getByLabel(label).scrollIntoViewIfNeeded()
}
export const committee = async (opened: OpenPhone) => {
  await touch('重新清点到会')(opened)
  await opened.page.locator('.mp-layer.current').getByText('哪些支委不在场').waitFor()
}
export const closing = async (opened: OpenPhone) => {
  await touch('归档')(opened)
  await opened.page.getByRole('dialog').waitFor()
}
export const sealsOfBefore = async (opened: OpenPhone) => {
  await opened.cur('.lr-row').first().click()
  await touch('核验封签')(opened)
  await opened.page.getByText('核验中').waitFor({ state: 'detached' })
}
export const lookingAtDays = async (opened: OpenPhone) => {
  await touch('参加情况')(opened)
  await opened.page.locator('.mp-layer.current').getByText('11月13日').first().waitFor()
}
export const readingLetters = async (opened: OpenPhone) => {
  await touch('保存了我的哪些信息')(opened)
  await opened.page
    .locator('.mp-layer.current')
    .getByText(/介绍信/)
    .first()
    .scrollIntoViewIfNeeded()
}
export const objecting = async (opened: OpenPhone) => {
  await touch('保存了我的哪些信息')(opened)
  await touch('有不对的地方')(opened)
  await opened.page.getByText('关于哪一项').first().waitFor()
}
