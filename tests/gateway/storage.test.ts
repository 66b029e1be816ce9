import fs from 'node:fs'
import path from 'node:path'
import { rejection, temporaryFolder } from '../support/cloud'
import { withFiles } from './files'
import { nodeSdk, wxSdk } from './sdks'

describe.each(['memory', 'disk'])('files on the %s store', (store) => {
  const { cloud, upload, linkOf } = withFiles(store)

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
})
