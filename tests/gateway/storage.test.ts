import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { startGateway } from '../../emulator/cloud/gateway'
import { rejection, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

describe.each(['memory', 'disk'])('files on the %s store', (store) => {
  const cloud = withCloud(() => (store === 'disk' ? { data: temporaryFolder() } : {}))
  const upload = async (cloudPath: string, text: string) =>
    (await wxSdk().uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
  const linkOf = async (fileID: string, maxAge = 600) => {
    const { fileList } = await nodeSdk().getTempFileURL({ fileList: [{ fileID, maxAge }] })
    return String(fileList[0]?.tempFileURL)
  }
  const post = async (route: string, body: object) =>
    (
      await fetch(cloud.gateway.url + route, { method: 'POST', body: JSON.stringify(body) })
    ).json() as Promise<{ fileList: { status: number; tempFileURL?: string }[]; errCode?: number }>
  const uploadAs = async (openid: string, name: string, text = 'x') =>
    (
      await fetch(`${cloud.gateway.url}/client/upload?path=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: openid ? { 'x-openid': openid } : {},
        body: text,
      })
    ).json() as Promise<{ fileID?: string; errCode?: number; errMsg: string }>

  test('up, down, and away with both SDKs', async () => {
    const fileID = await upload('头像/a b#1.txt', '你好')
    expect(fileID).toMatch(/^cloud:\/\/local-env\..*\/头像\/a b#1\.txt$/)
    const down = await wxSdk().downloadFile({ fileID })
    expect(down.fileContent.toString()).toBe('你好')
    expect((await nodeSdk().downloadFile({ fileID })).fileContent?.toString()).toBe('你好')
    await wxSdk().deleteFile({ fileList: [fileID] })
    const error = await rejection(wxSdk().downloadFile({ fileID }))
    expect(error.code).toBe('STORAGE_FILE_NONEXIST')
  })

  test('a stream of 20 MB, more than any request may hold, comes back whole', async () => {
    const dir = temporaryFolder()
    const file = path.join(dir, 'big.bin')
    const bytes = Buffer.alloc(20_000_000, 'abcdefg')
    fs.writeFileSync(file, bytes)
    const { fileID } = await nodeSdk().uploadFile({
      cloudPath: 'big.bin',
      fileContent: fs.createReadStream(file),
    })
    const { fileContent } = await nodeSdk().downloadFile({ fileID })
    expect(bytes.equals(fileContent as Buffer)).toBe(true)
  })

  test('uploading again replaces; copying keeps both', async () => {
    const fileID = await upload('v.txt', 'one')
    await upload('v.txt', 'two')
    await nodeSdk().copyFile({ fileList: [{ srcPath: 'v.txt', dstPath: 'kept/v.txt' }] })
    await upload('v.txt', 'three')
    const copy = fileID.replace('v.txt', 'kept/v.txt')
    expect((await wxSdk().downloadFile({ fileID })).fileContent.toString()).toBe('three')
    expect((await wxSdk().downloadFile({ fileID: copy })).fileContent.toString()).toBe('two')
  })

  describe('copying', () => {
    type Copied = { fileId: string; code?: string; message?: string }[]
    const copy = async (order: object) =>
      (await nodeSdk().copyFile({ fileList: [order as never] })).fileList as unknown as Copied
    const textAt = async (fileID: string) =>
      (await nodeSdk().downloadFile({ fileID })).fileContent?.toString()

    test('answers the id of the copy, and replaces what stood there', async () => {
      const fileID = await upload('one/f.txt', 'from')
      const there = await upload('two/f.txt', 'there')
      const [copied] = await copy({ srcPath: 'one/f.txt', dstPath: 'two/f.txt' })
      expect(copied?.fileId).toBe(there)
      expect([await textAt(there), await textAt(fileID)]).toEqual(['from', 'from'])
    })

    test('leaves the target alone when told not to overwrite', async () => {
      await upload('one/a.txt', 'a')
      const there = await upload('two/a.txt', 'b')
      const order = { srcPath: 'one/a.txt', dstPath: 'two/a.txt', overwrite: false }
      expect((await copy(order))[0]).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
      expect(await textAt(there)).toBe('b')
    })

    test('moves when the original is to be removed', async () => {
      const fileID = await upload('one/m.txt', 'moved')
      const order = { srcPath: 'one/m.txt', dstPath: 'two/m.txt', removeOriginal: true }
      const [copied] = await copy(order)
      expect(await textAt(String(copied?.fileId))).toBe('moved')
      expect((await rejection(nodeSdk().downloadFile({ fileID }))).code).toBe(
        'STORAGE_FILE_NONEXIST',
      )
    })

    test('a source that is missing and a path out of the folder have their own code', async () => {
      const codes = [
        await copy({ srcPath: 'one/none.txt', dstPath: 'two/none.txt' }),
        await copy({ srcPath: 'one/a.txt', dstPath: '../a.txt' }),
      ].map(([copied]) => copied?.code)
      expect(codes).toEqual(['STORAGE_FILE_NONEXIST', 'INVALID_PARAM'])
    })
  })

  test('a missing file has its own status in a list', async () => {
    const fileID = await upload('there.txt', 'x')
    const { fileList } = await wxSdk().getTempFileURL({
      fileList: [fileID, 'cloud://local-env.x/none', fileID.replace('local-env', 'other')],
    })
    expect(fileList.map(({ status }) => status)).toEqual([0, -503003, -503003])
  })

  describe('links', () => {
    test('say what the file is and run out on the clock of the gateway', async () => {
      const link = await linkOf(await upload('p/card.png', 'png'), 60)
      const first = await fetch(link)
      expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png'])
      await cloud.gateway.clock.advance(61_000)
      expect((await fetch(link)).status).toBe(403)
      await cloud.gateway.clock.reset()
    })

    test('cannot be made longer, bent to another file, or left away', async () => {
      const link = new URL(await linkOf(await upload('one.txt', '1')))
      const other = new URL(await linkOf(await upload('two.txt', '2')))
      const longer = new URL(link)
      longer.searchParams.set('t', String(Number(link.searchParams.get('t')) + 1000))
      const bent = new URL(link)
      bent.pathname = other.pathname
      const bare = new URL(link)
      bare.search = ''
      for (const forged of [longer, bent, bare]) expect((await fetch(forged)).status).toBe(403)
      expect((await fetch(link)).status).toBe(200)
    })
  })

  test.each([
    '/files/..%2Fcloud.sqlite',
    '/files/%2Fetc%2Fpasswd',
    '/files/..%5C..%5Ccloud.sqlite',
    '/files/%00',
    '/files/%zz',
  ])('the address %s leads nowhere', async (address) => {
    const answer = await fetch(`${cloud.gateway.url}${address}?sign=x&t=9999999999999`)
    expect([400, 403]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/SQLite|root:/)
  })

  test.each(['../x', 'a/../../x', '/x', 'a//b', 'a\\b', 'a/./b', 'a\u0000b', ''])(
    'the path %j is refused',
    async (cloudPath) => {
      const error = await rejection(
        nodeSdk().uploadFile({ cloudPath, fileContent: Buffer.from('x') }),
      )
      expect(error.code).toBe('INVALID_PARAM')
    },
  )

  test('an upload without the authorization of the ticket is refused', async () => {
    const answer = await fetch(`${cloud.gateway.url}/upload/free.txt`, { method: 'PUT', body: 'x' })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toMatch(/<Code>SignatureDoesNotMatch<\/Code>/)
  })

  test('more than 50 files at once are refused', async () => {
    const fileList = Array.from({ length: 51 }, (_, i) => `cloud://local-env.x/${i}`)
    expect((await rejection(wxSdk().deleteFile({ fileList }))).code).toBe('INVALID_PARAM')
    expect((await rejection(wxSdk().getTempFileURL({ fileList }))).code).toBe('INVALID_PARAM')
  })

  describe('from a phone', () => {
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
})
