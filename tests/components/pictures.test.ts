import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, aPicture, aRecord, at } from './facts'

/** The pictures of a record on its page: named, put in order, decided about, taken away (C4.3c). */
const PAGE = `pages/event/record/record?activityId=${ACTIVITY}`
const ONE = aPicture({ mediaId: 'f000000000000001', caption: '发言' })
const TWO = aPicture({ mediaId: 'f000000000000002' })
const media = [ONE, TWO]
const { app, open, shows, words, sent, answer, text, overlay } = anAnsweredApp(
  {
    'record.show': aRecord({ media }),
    'media.arrange': { mediaIds: [], doubt: false },
    'media.remove': { mediaId: ONE.mediaId },
    'media.decide': { mediaId: ONE.mediaId },
    'media.publicity': { mediaId: ONE.mediaId },
    'media.archive': { mediaId: ONE.mediaId },
  },
  { path: PAGE, says: '归档' },
)
const edit = async (i: number) => {
  const link = app().findAll('.pi-edit')[i]
  if (!link) throw new Error('no such picture')
  tap(link)
  await shows('完成')
}

test('C4.3c a picture gets its caption', async () => {
  await open(PAGE)
  await shows('2张')
  await edit(1)
  const field = app().findAll('wx-textarea').at(-1)
  if (!field) throw new Error('no field')
  type(field, '合影')
  tap(words('完成'))
  await until(() => text().includes('合影'), 'the caption')
  expect(sent('media.arrange').at(-1)).toEqual({
    activityId: ACTIVITY,
    media: [
      { mediaId: ONE.mediaId, caption: '发言' },
      { mediaId: TWO.mediaId, caption: '合影' },
    ],
  })
})

test('C4.3c a picture moves by one place', async () => {
  await open(PAGE)
  await shows('2张')
  await edit(0)
  expect(text()).not.toContain('往前移')
  tap(words('往后移'))
  await shows('往前移')
  const order = sent('media.arrange').at(-1)?.media as { mediaId: string }[]
  expect(order.map((one) => one.mediaId)).toEqual([TWO.mediaId, ONE.mediaId])
})

test('C4.3c a picture is taken away after a question; a refusal is said', async () => {
  await open(PAGE)
  await shows('2张')
  await edit(0)
  tap(words('删去'))
  tap(await overlay('删去'))
  await until(() => text().includes('1张'), 'one picture less')
  answer('media.remove', { ok: false, code: 'activity-sealed' })
  await edit(0)
  tap(words('删去'))
  tap(await overlay('删去'))
  await until(() => sent('media.remove').length === 2, 'the second wish')
  await shows('已经归档')
})

test('what was held back is shown after the secretary has looked', async () => {
  answer('record.show', aRecord({ media: [{ ...ONE, held: true }] }))
  await open(PAGE)
  await shows('待书记确认')
  await edit(0)
  tap(words('没有问题，让党员看到'))
  await until(() => !text().includes('待书记确认'), 'the mark to go')
  expect(sent('media.decide').at(-1)).toMatchObject({ mediaId: ONE.mediaId, keep: true })
})

test('D5 a picture of an important day is kept as long as the record, until somebody says otherwise', async () => {
  await open(PAGE)
  await shows('编辑')
  await edit(0)
  tap(words('长期保存'))
  await shows('不再长期保存')
  tap(words('不再长期保存'))
  await until(() => sent('media.archive').length === 2, 'the second wish')
  expect(sent('media.archive')).toMatchObject([{ archive: true }, { archive: false }])
})

test('domain §7 #20 a closed record: nothing to remove, erased ones are named, lost and late ones marked', async () => {
  const sealed = {
    entryId: 'led_b00000000001_00001',
    sealedAt: at('2026-12-06T10:00'),
    digest: 'a'.repeat(64),
    daysAfter: 1,
  }
  const erased = [{ name: '王书记', at: at('2026-12-08T09:00'), reason: '误传' }]
  const late = { ...ONE, addedLate: true, inCopy: false }
  answer('record.show', aRecord({ sealed, erased, media: [late, { ...TWO, url: '' }] }))
  await open(PAGE)
  await shows('归档后补充 · 不用于宣传')
  expect(text()).toContain('文件已丢失')
  expect(text()).toMatch(/由王书记删除1个，原因：误传/)
  await edit(0)
  expect(text()).toContain('归档后不能自行删去')
  expect(app().findAll('wx-textarea')).toEqual([])
})
