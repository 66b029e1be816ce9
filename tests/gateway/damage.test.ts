import fs from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../support/cloud'
import { open } from './opened'
import { nodeSdk } from './sdks'

describe('a data folder in which something is damaged', () => {
  test('a damaged database is reported, not replaced', async () => {
    const data = temporaryFolder()
    fs.writeFileSync(path.join(data, 'cloud.sqlite'), Buffer.alloc(8192, 'no database'))
    await expect(open({ data })).rejects.toThrow(/not a database|damaged|malformed/)
    expect(fs.readFileSync(path.join(data, 'cloud.sqlite')).subarray(0, 11).toString()).toBe(
      'no database',
    )
    expect(fs.existsSync(path.join(data, 'gateway.lock'))).toBe(false)
  })

  test('a document that is not what was written is reported by name, and the folder is free again', async () => {
    const data = temporaryFolder()
    const gateway = await open({ data })
    gateway.provision([{ name: 'k' }])
    await nodeSdk().database().collection('k').add({ _id: 'a', text: 'kept as written' })
    await gateway.close()
    const file = path.join(data, 'cloud.sqlite')
    const bytes = fs.readFileSync(file)
    bytes.write('X', bytes.indexOf('kept as written'))
    fs.writeFileSync(file, bytes)
    for (let i = 0; i < 2; i++) {
      await expect(open({ data })).rejects.toThrow(
        /damaged: document a of k is not what was written/,
      )
    }
  })

  describe('damage to the bytes of a file', () => {
    const stored = async (data: string) => {
      const gateway = await open({ data })
      const { fileID } = await nodeSdk().uploadFile({
        cloudPath: 'photo.png',
        fileContent: Buffer.alloc(200_000, 'pixels'),
      })
      const [blob = ''] = fs.readdirSync(path.join(data, 'files'))
      return { gateway, fileID, file: path.join(data, 'files', blob) }
    }

    test('cut short or gone: the start says which file', async () => {
      const data = temporaryFolder()
      const { gateway, file } = await stored(data)
      await gateway.close()
      fs.truncateSync(file, 1000)
      await expect(open({ data })).rejects.toThrow(
        /photo\.png in the data folder is damaged: 1000 of 200000 bytes/,
      )
      fs.rmSync(file)
      await expect(open({ data })).rejects.toThrow(/photo\.png .*bytes are missing/)
    })

    test('changed: whoever downloads it gets a broken answer, never a whole wrong file', async () => {
      const data = temporaryFolder()
      const { file, fileID } = await stored(data)
      const { fileList } = await nodeSdk().getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
      const link = String(fileList[0]?.tempFileURL)
      expect((await (await fetch(link)).arrayBuffer()).byteLength).toBe(200_000)
      const bytes = fs.readFileSync(file)
      bytes.write('X', 100_000)
      fs.writeFileSync(file, bytes)
      await expect(fetch(link).then((answer) => answer.arrayBuffer())).rejects.toThrow()
    })
  })
})
