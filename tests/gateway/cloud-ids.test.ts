import { functionsFolder, withCloud } from '../support/cloud'
import { wxSdk } from './sdks'

const functions = functionsFolder({
  opens: {
    code: `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async ({ ids }) => (await cloud.getOpenData({ list: ids })).list`,
  },
  echo: { code: 'exports.main = (event) => event' },
})
const cloud = withCloud(() => ({ functions }))
const steps = { stepInfoList: [{ timestamp: 1_603_641_600, step: 1234 }] }

async function cloudIdOf(openid: string, data: object = steps): Promise<string> {
  const answer = await fetch(`${cloud.gateway.url}/client/cloud-id`, {
    method: 'POST',
    body: JSON.stringify({ openid, data }),
  })
  return ((await answer.json()) as { cloudID: string }).cloudID
}
const resultOf = async (name: string, data: object, openid: string) => {
  const reply = await cloud.gateway.invoke(name, data, { openid })
  return 'result' in reply ? reply.result : reply
}

describe('cloud ids', () => {
  test('a function asks what stands behind one with getOpenData', async () => {
    const cloudID = await cloudIdOf('oA1')
    expect(await resultOf('opens', { ids: [cloudID] }, 'oA1')).toEqual([
      {
        cloudID,
        data: { ...steps, watermark: { appid: expect.any(String), timestamp: expect.any(Number) } },
      },
    ])
    expect(await wxSdk().getOpenData({ list: [cloudID] })).toMatchObject({
      list: [{ cloudID, data: steps }],
    })
  })

  test('one among the top fields of a call is replaced; further down it stays text', async () => {
    const cloudID = await cloudIdOf('oA1')
    const data = { run: { cloudID }, deep: { run: { cloudID } }, list: [{ cloudID }], other: 1 }
    expect(await resultOf('echo', data, 'oA1')).toMatchObject({
      run: { cloudID, data: steps },
      deep: { run: cloudID },
      list: [cloudID],
      other: 1,
    })
  })

  test('unknown, of somebody else, or five minutes old: its number instead of the data', async () => {
    const cloudID = await cloudIdOf('oA1')
    expect(await resultOf('opens', { ids: ['27_x', cloudID] }, 'oB1')).toEqual([
      { cloudID: '27_x', errCode: -601005, errMsg: 'invalid cloudID' },
      { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match' },
    ])
    await cloud.gateway.clock.advance(5 * 60_000 + 1)
    expect(await resultOf('echo', { run: { cloudID } }, 'oA1')).toMatchObject({
      run: { cloudID, errCode: -601006, errMsg: 'cloudID expired' },
    })
    await cloud.gateway.clock.reset()
  })
})
