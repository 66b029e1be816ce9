import { anAnsweredApp } from '../support/answered-app'
import { tap } from '../support/page'
import { branch, ownFacts, school } from './facts'

const templates = (['notice', 'change', 'contact', 'duty'] as const).map((kind) => ({
  kind,
  templateId: `tmpl-${kind}`,
}))
const me = { ...ownFacts, leads: [branch], keepsInTouch: true }

const { app, open, answer, shows, words, sent, overlay, overlaid } = anAnsweredApp(
  {
    'me.show': { school, templates, me, attendance: [] },
    'subscription.grant': {},
  },
  { path: 'pages/me/me', says: '消息提醒' },
)

/** Answers the question of WeChat, but not to some kinds. */
async function agree({ without = '', always = false } = {}) {
  await overlaid('允许发送以下通知')
  const ticks = [...document.querySelectorAll<HTMLElement>('#overlay label.tick')]
  const tick = (said: string) => ticks.find((one) => one.textContent?.includes(said))
  if (without) tick(without)?.querySelector('input')?.click()
  if (always) tick('总是保持以上选择')?.querySelector('input')?.click()
  tap(await overlay('允许'))
}

/** Taps a row of the own page. */
async function wish(row: string) {
  await open('pages/me/me')
  await shows(row)
  tap(words(row))
}

test.each([
  ['消息提醒', 'notice'],
  ['待办提醒', 'duty'],
  ['联系提醒', 'contact'],
])('C2.3g %s says yes only where its own kind is agreed to', async (row, kind) => {
  await wish(row)
  await agree({ without: `tmpl-${kind}` })
  await overlaid('没有订阅')
  expect(sent('subscription.grant').at(-1)).toMatchObject({
    answers: expect.arrayContaining([
      { kind, accepted: false },
      { kind: 'change', accepted: true },
    ]),
  })
  await wish(row)
  await agree()
  await overlaid('好，下次有通知会发给您')
})

test('C2.3g who keeps a refusal of one kind is shown the way to the settings by its own row alone', async () => {
  await wish('联系提醒')
  await agree({ without: 'tmpl-contact', always: true })
  await overlaid('没有订阅')
  await wish('联系提醒')
  await overlaid('微信里选了不接收')
  tap(await overlay('不改'))
  await wish('消息提醒')
  await agree()
  await overlaid('好，下次有通知会发给您')
})

test('C2.3g a kind the school has no template for has no row', async () => {
  const some = templates.filter(({ kind }) => kind === 'notice' || kind === 'change')
  answer('me.show', { school, templates: some, me, attendance: [] })
  await open('pages/me/me')
  await shows('消息提醒')
  expect(app().find('wx-page').textContent).not.toMatch(/待办提醒|联系提醒/)
})
