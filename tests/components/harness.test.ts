import path from 'node:path'
import { type BootedApp, bootApp, tap, type, until } from '../support/page'

const projectDir = path.resolve(__dirname, '../phone/fixture')

let app: BootedApp
beforeAll(async () => {
  app = await bootApp({ projectDir, path: 'pages/list/list' })
})

test('a component alone renders its properties, runs its observers and tells its events', () => {
  const card = app.mount('components/note-card/note-card', {
    note: { id: 'x', title: '甲', mark: ' q ', tags: [] },
  })
  const opened = card.on('open')
  expect(card.dom.textContent).toContain('《甲》 Q Array')
  const inner = card.dom.querySelector('[class*="card"]')
  tap(inner ?? card.dom)
  expect(opened).toEqual([{ id: 'x', taps: 1 }])
  card.unmount()
})

test('a page opens another with its query and channel', async () => {
  const inside = app.find('wx-note-card [class*="--card"]')
  tap(inside)
  expect(app.routes()).toEqual(['pages/list/list', 'pages/detail/detail'])
  await until(() => app.data<{ from: string }>().from === 'list', 'the greeting of the opener')
  expect(app.find('.query').textContent).toBe('n1 1 list')
})

test('what is typed into a form is what is submitted', async () => {
  await app.open('pages/form/form')
  type(app.find('wx-input'), '张三')
  expect(app.find('.echo').textContent).toBe('张三')
  const submit = app.findAll('wx-button')[0]
  if (submit) tap(submit)
  expect(app.data()).toMatchObject({ sent: { name: '张三', urgent: false, ways: ['paper'] } })
  expect(app.errors).toEqual([])
})
