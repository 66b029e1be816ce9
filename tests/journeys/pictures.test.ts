import fs from 'node:fs'
import path from 'node:path'
import { demoUser } from '../../emulator/demo/persons'
import { photo, SECRET_PLACE } from '../phone/pictures'
import { dialog, network, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'
import type { OpenPhone } from '../support/phone'

const TUESDAY = '2026-12-08T09:00:00+08:00'
const EVENING = '2026-12-11T18:00:00+08:00'
const THREE_WEEKS_LATER = '2027-01-04T10:00:00+08:00'

/** Three different photographs, each with the place where it was taken. */
const photographs = async (phone: OpenPhone) => {
  const made = []
  for (const width of [60, 90, 120]) {
    made.push({ ...(await photo(phone.page, width, 60)), name: `day-${width}.jpg` })
  }
  return made
}
const clip = {
  name: 'clip.mp4',
  mimeType: 'video/mp4',
  buffer: fs.readFileSync(path.resolve(__dirname, '../support/media/clip.mp4')),
}

describe('pictures of a theme day, on a weak network and weeks later', () => {
  const { demo, open, ask, post, database, sdk } = aJourney(TUESDAY)
  let activityId = ''
  const page = () => `pages/event/record/record?activityId=${activityId}`
  const fromAlbum = (phone: OpenPhone, files: Parameters<OpenPhone['withFiles']>[0]) =>
    phone.withFiles(files, () =>
      dialog(phone)
        .getByRole('button', { name: /从相册选择/ })
        .click(),
    )
  const pictures = (phone: OpenPhone) => screen(phone).locator('.pi-picture img')
  const album = async () => {
    const found = await database().collection('media').where({ _id: activityId }).get()
    return (found.data as { items: { fileId: string; caption: string; addedLate: boolean }[] }[])[0]
  }
  const entries = async () => {
    const found = await database().collection('ledger').where({ activityId }).get()
    return (found.data as { seq: number; digest: string; addition?: object }[]).sort(
      (a, b) => a.seq - b.seq,
    )
  }

  test('a day is posted, held and written down without pictures', async () => {
    activityId = await post('参观校史馆')
    await demo().gateway.clock.set(EVENING)
    const { draft, people } = (await ask('deputy', 'record.show', { activityId })).data as {
      draft: object
      people: { memberId: string; name: string }[]
    }
    const idOf = (part: 'secretary' | 'deputy') =>
      people.find((one) => one.name === demoUser(part).name)?.memberId ?? null
    const written = {
      ...draft,
      chairId: idOf('secretary'),
      recorderId: idOf('deputy'),
      content: '参观校史馆，交流体会。',
      outcome: '无后续事项',
      flag: 'yes',
      badge: 'all',
    }
    const saved = await ask('deputy', 'record.save', { activityId, revision: 0, draft: written })
    const { revision } = saved.data
    const closed = await ask('deputy', 'record.close', { activityId, revision })
    expect(closed.ok).toBe(true)
    await demo().gateway.clock.set(THREE_WEEKS_LATER)
  })

  test('C4.3c domain §7 #14 three weeks later three photos go out; the network is lost in the middle, the app closed, and they go on', async () => {
    const phone = await open('deputy', page())
    await see(phone, /已归档/)
    const [sealed] = await entries()
    await tap(phone, '照片')
    let uploads = 0
    await phone.page.route('**/__cloud/upload*', async (route) => {
      uploads += 1
      if (uploads !== 2) return route.continue()
      // the second one arrives, and the phone never hears of it
      const response = await route.fetch()
      await network(phone, false)
      return route.fulfill({ response })
    })
    await screen(phone).getByLabel('加照片').click()
    await fromAlbum(phone, await photographs(phone))
    await see(phone, '还有2个没有传上，已存在手机里，联网后自动续传')
    expect((await album())?.items).toHaveLength(1)

    await phone.page.unroute('**/__cloud/upload*')
    await phone.page.reload()
    await pictures(phone).nth(2).waitFor()
    expect(await screen(phone).getByText('没有传上').count()).toBe(0)
    const items = (await album())?.items ?? []
    expect(items.map((one) => one.addedLate)).toEqual([true, true, true])
    for (const { fileId } of items) {
      const { fileContent } = await sdk().downloadFile({ fileID: fileId })
      expect(Buffer.from(fileContent ?? '').includes(SECRET_PLACE)).toBe(false)
    }
    const chain = await entries()
    expect(chain[0]).toEqual(sealed)
    expect(chain.slice(1).map((one) => one.addition)).toMatchObject(
      [1, 2, 3].map(() => ({ kind: 'media' })),
    )
    const loose = await database().collection('loose_files').where({ activityId }).count()
    expect(loose.total).toBe(0)
  })

  test('C4.3c they are named and put in order, and the copy for publicity does without one', async () => {
    const phone = await open('secretary', page())
    await pictures(phone).nth(2).waitFor()
    const [first] = (await album())?.items ?? []
    await screen(phone).getByText('编辑').first().click()
    await screen(phone).getByPlaceholder('说明，可不填，例如：党员发言').fill('在校史馆前')
    await tap(phone, '完成')
    await see(phone, '在校史馆前')
    await screen(phone).getByText('编辑').first().click()
    await tap(phone, '往后移')
    await see(phone, '往前移')
    await tap(phone, '不用于宣传')
    await dialog(phone).getByPlaceholder('原因，例如：本人不同意').fill('本人不同意')
    await dialog(phone).getByRole('button', { name: '确定' }).click()
    await see(phone, '重新用于宣传')
    await tap(phone, '完成')
    const items = (await album())?.items ?? []
    expect(items[1]).toMatchObject({
      fileId: first?.fileId,
      caption: '在校史馆前',
      inCopy: false,
      copyReason: '本人不同意',
    })
  })

  test('C4.3c instead of photos one clip, in the record that is still open', async () => {
    activityId = await post('重温入党誓词')
    const phone = await open('deputy', page())
    await tap(phone, '照片')
    await screen(phone).getByLabel('加照片').click()
    await fromAlbum(phone, clip)
    await screen(phone).locator('.pi-clip video').waitFor()
    await see(phone, '视频1段')
    expect(await screen(phone).getByLabel('加照片').count()).toBe(0)
    await tap(phone, '编辑')
    await tap(phone, '删去')
    await dialog(phone).getByRole('button', { name: '删去' }).click()
    await see(phone, '可不传，0张也可以归档')
    expect((await album())?.items).toEqual([])
  })
})
