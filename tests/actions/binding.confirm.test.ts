import { foundBranch, putPerson } from '../support/branch'
import { aMember, aPhone } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const unbound = () => fixture().people.unbound
const confirm = async (openid: string, phone: string) =>
  world().call('binding.confirm', { phoneCode: world().gateway.phoneCode(openid, phone) }, openid)

test('a verified telephone of the roster ties this WeChat to the person', async () => {
  const openid = fixture().as('unbound')
  const reply = await confirm(openid, unbound().phone)
  expect(reply).toMatchObject({
    ok: true,
    data: { name: 'unbound', branchName: fixture().branch.name },
  })
  expect((await world().yes('home.show', {}, openid)).me).toMatchObject({ name: 'unbound' })
  expect(await world().documents.get('members', unbound()._id)).toMatchObject({ openid })
})

test('the same person again, with a new code or the spent one, is the same answer and one binding', async () => {
  const openid = fixture().as('unbound')
  const phoneCode = world().gateway.phoneCode(openid, unbound().phone)
  const first = await world().yes('binding.confirm', { phoneCode }, openid)
  expect(await world().yes('binding.confirm', { phoneCode }, openid)).toEqual(first)
  expect(await confirm(openid, unbound().phone)).toMatchObject({ ok: true, data: first })
  expect(await world().documents.count('bindings', { memberId: unbound()._id })).toBe(1)
})

test('two devices at once: one is bound, the other learns it', async () => {
  const others = ['oTwinA', 'oTwinB'].map((name) => name.padEnd(28, unbound()._id.slice(-4)))
  const replies = await Promise.all(others.map((openid) => confirm(openid, unbound().phone)))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  expect(replies.filter((reply) => !reply.ok)).toMatchObject([{ code: 'bound-elsewhere' }])
  expect(await world().documents.count('bindings', { memberId: unbound()._id })).toBe(1)
})

test('a telephone that is not in the roster is refused kindly and nothing is written', async () => {
  expect(await confirm(STRANGER, aPhone())).toMatchObject({
    ok: false,
    code: 'phone-not-in-roster',
  })
  expect(await world().documents.get('bindings', STRANGER)).toBeNull()
})

test('a telephone that two people share decides nothing', async () => {
  const phone = unbound().phone
  await Promise.all(putPerson(world(), aMember(fixture().branch, 'twin', { phone })))
  expect(await confirm(STRANGER, phone)).toMatchObject({ code: 'phone-ambiguous' })
})

test('a number that somebody had who left years ago belongs to who has it now', async () => {
  const { phone, _id } = unbound()
  const relations = [
    {
      branchId: fixture().branch._id,
      from: '2018-09-01',
      to: '2022-06-30',
      letterOn: null,
      temporary: false,
    },
  ]
  const gone = { ...aMember(fixture().branch, 'gone', { phone }), relations }
  await world().documents.put('members', gone as never)
  expect(await confirm(fixture().as('unbound'), phone)).toMatchObject({ ok: true })
  expect(await world().documents.get('bindings', fixture().as('unbound'))).toMatchObject({
    memberId: _id,
  })
  await world().documents.patch('members', _id, { phone: '13900000000' })
  expect(await confirm(STRANGER, phone)).toMatchObject({ code: 'phone-not-in-roster' })
})

test('a spent, foreign or invented code is over', async () => {
  const codes = ['invented', world().gateway.phoneCode(fixture().as('member'), unbound().phone)]
  for (const phoneCode of codes) {
    expect(await world().no('binding.confirm', { phoneCode }, STRANGER)).toBe('phone-code-expired')
  }
})

test('one WeChat is one person, one person is one WeChat', async () => {
  expect(await confirm(fixture().as('member'), unbound().phone)).toMatchObject({
    code: 'already-bound',
  })
  expect(await confirm(STRANGER, fixture().people.member.phone)).toMatchObject({
    code: 'bound-elsewhere',
  })
})

test('a person of any branch is found by the telephone alone', async () => {
  const other = await foundBranch(world())
  expect(await confirm(other.as('unbound'), other.people.unbound.phone)).toMatchObject({ ok: true })
})

test('who one is cannot be said in the call', async () => {
  const input = { phoneCode: 'x', openid: fixture().as('member') }
  const reply = await world().call('binding.confirm', input, STRANGER)
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['openid'] })
})
