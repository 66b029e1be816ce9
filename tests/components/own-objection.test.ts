import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ANNA, branch, ownFacts, school } from './facts'

const relation = { from: '2026-09-01', to: null as string | null, letterOn: null, temporary: false }
const here = { ...relation, branchId: branch.orgId, branch: branch.name }
const before = {
  ...{ ...relation, from: '2025-09-01', to: '2026-08-31' },
  ...{ branchId: 'b00000000002', branch: '第二党支部' },
}
const toCome = { ...relation, branchId: 'b00000000003', branch: '第三党支部', from: '2099-01-01' }
const mine = (...relations: (typeof here)[]) => ({
  ...{ school, templates: [], attendance: [] },
  me: { ...ownFacts, relations },
})

const { app, open, answer, shows, words, sent, text, labelled } = anAnsweredApp(
  {
    'me.show': mine(here),
    'data.object': { objectionId: `dob_${ANNA}_first-words` },
  },
  { path: 'pages/me/me', says: '退出绑定' },
)

async function openSheet() {
  await open('pages/me/me')
  await shows('保存了我的哪些信息')
  tap(words('保存了我的哪些信息'))
  await shows('有不对的地方')
  tap(words('有不对的地方'))
  await shows('关于哪一项')
}
/** Submits, and gives the branch it was said to. */
async function submit() {
  const before = sent('data.object').length
  type(app().find('wx-textarea'), '日期应为29日')
  tap(words('提交'))
  await until(() => sent('data.object').length > before, 'the objection to go out')
  return sent('data.object').at(-1)
}

test.each([
  ['belonged to one branch', mine(here)],
  ['came back to it', mine({ ...here, from: '2025-03-01' }, here)],
  ['goes to another one later', mine(here, toCome)],
])('C3.5b who %s is not asked which', async (_, shown) => {
  answer('me.show', shown)
  await openSheet()
  expect(text()).not.toContain('向哪个支部提出')
  expect(await submit()).not.toHaveProperty('branchId')
})

test('C3.5b who changed the branch says which; it is today’s unless another one is tapped', async () => {
  answer('me.show', mine(before, here))
  await openSheet()
  expect(text()).toContain('向哪个支部提出')
  const chips = labelled('向哪个支部提出')
  expect(chips.textContent).toMatch(/第一党支部.*第二党支部/s)
  expect(await submit()).toMatchObject({ branchId: branch.orgId })
  await openSheet()
  tap(words('第二党支部'))
  expect(await submit()).toMatchObject({ branchId: before.branchId, text: '日期应为29日' })
})
