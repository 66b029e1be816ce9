import { createReadStream } from 'node:fs'
import { rootOf } from '../domain/upload'
import { sdk } from './cloud'
import { isMissingFile } from './missing-file'
import type { Files } from './ports'

/** Private storage. Missing files are answers here and errors in the SDK. */
export const files: Files = {
  async put(path, bytes) {
    const { fileID } = await sdk().uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) })
    return fileID
  },
  async putFile(path, file) {
    const { fileID } = await sdk().uploadFile({
      cloudPath: path,
      fileContent: createReadStream(file),
    })
    return fileID
  },
  async get(fileId) {
    try {
      const { fileContent } = await sdk().downloadFile({ fileID: fileId })
      return fileContent ?? null
    } catch (error) {
      if (isMissingFile(error)) return null
      throw error
    }
  },
  async remove(fileIds) {
    if (fileIds.length === 0) return []
    const { fileList } = (await sdk().deleteFile({ fileList: [...fileIds] })) as FileAnswers
    const left = fileList.filter(({ status }) => status !== 0 && status !== NO_SUCH_FILE)
    return left.map(({ fileID }) => fileID)
  },
  async there(fileIds) {
    if (fileIds.length === 0) return []
    const { fileList } = (await sdk().getTempFileURL({ fileList: [...fileIds] })) as FileAnswers
    const status = new Map(fileList.map((file) => [file.fileID, file.status]))
    return fileIds.map((id) => {
      const code = status.get(id)
      if (code === 0 || code === NO_SUCH_FILE) return code === 0
      throw new Error(`the storage does not say whether a file is there: ${code}`)
    })
  },
  async links(fileIds, seconds) {
    if (fileIds.length === 0) return []
    const answer = (await sdk().getTempFileURL({
      fileList: fileIds.map((fileID) => ({ fileID, maxAge: seconds })),
    })) as { fileList: { fileID: string; tempFileURL?: string }[] }
    const urls = new Map(answer.fileList.map((file) => [file.fileID, file.tempFileURL]))
    return fileIds.map((id) => urls.get(id) || null)
  },
  async root() {
    // no interface tells it; the id of a file that is put does
    rootKnown ??= rootOf(await files.put('root', new Uint8Array(1)))
    return rootKnown
  },
}

/** One row for each file: 0, or an error code (platform §4.6). */
type FileAnswers = { fileList: { fileID: string; status: number }[] }
const NO_SUCH_FILE = -503003

let rootKnown: string | undefined
