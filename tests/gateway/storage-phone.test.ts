import http from 'node:http'
import { startGateway } from '../../emulator/cloud/gateway'
import { rejection } from '../support/cloud'
import { withFiles } from './files'
import { nodeSdk } from './sdks'

describe.each(['memory', 'disk'])('files from a phone on the %s store', (store) => {
  const { cloud, upload, linkOf, post, uploadAs } = withFiles(store)

  test('one has to be somebody to upload', async () => {
    expect(await uploadAs('', 'mine/a.txt')).toMatchObject({ errCode: -503002 })
    expect(await uploadAs('oAlice_1', 'mine/a.txt')).toMatchObject({
      fileID: expect.stringMatching(/mine\/a\.txt$/),
    })
  })

  test('bytes may come bit by bit; an upload that is broken off leaves nothing', async () => {
    const send = (name: string) => {
      const request = http.request(`${cloud.gateway.url}/client/upload?path=${name}`, {
        method: 'POST',
        headers: { 'x-openid': 'oAlice_1', 'content-length': 10 },
      })
      const answer = new Promise<string>((resolve, reject) => {
        request.on('error', reject).on('response', (response) => {
          response.setEncoding('utf8').on('data', resolve)
        })
      })
      request.write('01234')
      return { request, answer }
    }
    const whole = send('bits/whole.txt')
    whole.request.end('56789')
    const { fileID } = JSON.parse(await whole.answer) as { fileID: string }
    const { fileContent } = await nodeSdk().downloadFile({ fileID })
    expect(fileContent?.toString()).toBe('0123456789')

    const broken = send('bits/broken.txt')
    broken.request.destroy(new Error('the phone has gone'))
    await expect(broken.answer).rejects.toThrow('the phone has gone')
    const gone = fileID.replace('whole', 'broken')
    expect((await rejection(nodeSdk().downloadFile({ fileID: gone }))).code).toBe(
      'STORAGE_FILE_NONEXIST',
    )
  })

  test.each([
    ['READONLY', true, false],
    ['ADMINWRITE', true, true],
    ['ADMINONLY', false, true],
  ] as const)(
    'under %s another person reads: %s, and uploading is refused: %s',
    async (storageRule, reads, refused) => {
      const other = await startGateway({ storageRule })
      const put = async (openid: string) =>
        (
          await fetch(`${other.url}/client/upload?path=a.txt`, {
            method: 'POST',
            headers: { 'x-openid': openid },
            body: 'x',
          })
        ).json() as Promise<{ errCode?: number }>
      expect((await put('oAlice_1')).errCode === -503002).toBe(refused)
      Object.assign(process.env, other.env())
      const { fileID } = await nodeSdk().uploadFile({
        cloudPath: 'b.txt',
        fileContent: Buffer.from('x'),
      })
      const answer = await fetch(`${other.url}/client/temp-urls`, {
        method: 'POST',
        body: JSON.stringify({ openid: 'oBob_1', fileList: [fileID] }),
      })
      const { fileList } = (await answer.json()) as { fileList: { status: number }[] }
      expect(fileList[0]?.status === 0).toBe(reads)
      Object.assign(process.env, cloud.gateway.env())
      await other.close()
    },
  )

  test("another person's file can be neither read, replaced nor removed", async () => {
    const { fileID } = await uploadAs('oAlice_1', 'mine/secret.txt', 'mine')
    const own = await post('/client/temp-urls', { openid: 'oAlice_1', fileList: [fileID] })
    expect(await (await fetch(String(own.fileList[0]?.tempFileURL))).text()).toBe('mine')
    const foreign = await post('/client/temp-urls', { openid: 'oBob_1', fileList: [fileID] })
    expect(foreign.fileList[0]).toMatchObject({ status: -503002, tempFileURL: '' })
    expect(await uploadAs('oBob_1', 'mine/secret.txt', 'b')).toMatchObject({ errCode: -503002 })
    const removed = await post('/client/delete', { openid: 'oBob_1', fileList: [fileID] })
    expect(removed.fileList[0]?.status).toBe(-503002)
    const gone = await post('/client/delete', { openid: 'oAlice_1', fileList: [fileID] })
    expect(gone.fileList[0]?.status).toBe(0)
  })

  test('a file that a function stored is not for phones, except by a link of the function', async () => {
    const fileID = await upload('server/report.xlsx', 'sheet')
    const asked = await post('/client/temp-urls', { openid: 'oAlice_1', fileList: [fileID] })
    expect(asked.fileList[0]?.status).toBe(-503002)
    expect((await fetch(await linkOf(fileID))).status).toBe(200)
  })
})
