import { screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'

type Left = { item: { kind: string; title: string; path: string; imageUrl?: string } }

/** PNG, five to four. */
function showsCard(address = '') {
  const picture = Buffer.from(address.split(',')[1] ?? '', 'base64')
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([500, 400])
  expect(picture.length).toBeLessThan(128 * 1024)
}

describe('a theme day is handed to the group', () => {
  const { demo, open, database } = aJourney('2026-12-08T09:00:00+08:00')

  test('C2.2c the card has a picture of its own, and leads to the notice', async () => {
    const phone = await open('secretary')
    await tap(phone, '发布本月主题')
    await see(phone, '12月11日 周五')
    await screen(phone).locator('textarea').first().fill('学风建设：结对帮扶')
    await tap(phone, '学习教育')
    await tap(phone, /^发布并通知\d+人$/)
    await see(phone, '已发布')
    await tap(phone, '转发到支部群')
    await phone.page.getByText('已转发').first().waitFor()
    const left = (await (await fetch(`${demo().phone.url}/__items`)).json()) as Left[]
    const card = left.find(({ item }) => item.kind === 'share')?.item
    const { data } = await database()
      .collection('activities')
      .where({ theme: '学风建设：结对帮扶' })
      .get()
    expect(card).toMatchObject({
      title: '学风建设：结对帮扶',
      path: `pages/event/detail/detail?activityId=${data[0]?._id}`,
    })
    showsCard(card?.imageUrl)
  })

  test('C2.2c so has the card from the notice: it does not show whom the secretary calls', async () => {
    const phone = await open('secretary')
    await tap(phone, '学风建设：结对帮扶')
    await see(phone, '请打电话告知')
    await tap(phone, '转发到群')
    await phone.page.getByText('已转发').first().waitFor()
    const shared = async () => {
      const left = (await (await fetch(`${demo().phone.url}/__items`)).json()) as Left[]
      return left.filter(({ item }) => item.kind === 'share').map(({ item }) => item)
    }
    const cards = await shared()
    expect(cards).toHaveLength(2)
    for (const card of cards) showsCard(card.imageUrl)
  })
})
