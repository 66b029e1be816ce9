import { addFile, fileAt, filesUnder, removeFile, USER_DATA_PATH, writeFile } from '../files'
import { leaveItem } from '../panel'
import { allSaved } from '../saved-files'
import { bytesAt } from '../sources'
import { type ApiTable, asyncCalls } from './define'

interface FileOptions {
  filePath: string
  path: string
  tempFilePath: string
  dirPath: string
  data: string | ArrayBuffer
  encoding?: string
  fileName?: string
  fileType?: string
}

const toBase64 = (bytes: ArrayBuffer): string => {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}
const fromBase64 = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer

function write(path: string, data: string | ArrayBuffer, encoding?: string) {
  writeFile(
    path,
    new Blob([typeof data === 'string' && encoding === 'base64' ? fromBase64(data) : data]),
  )
}

async function read(path: string, encoding?: string): Promise<string | ArrayBuffer> {
  const blob = await bytesAt(path)
  if (!encoding) return blob.arrayBuffer()
  return encoding === 'base64' ? toBase64(await blob.arrayBuffer()) : blob.text()
}

function mustExist(api: string, path: string) {
  const inside = filesUnder(path).length > 0 || path === USER_DATA_PATH
  if (!fileAt(path) && !inside) throw new Error(`${api}:fail no such file or directory "${path}"`)
}

function unlink(path: string) {
  if (!removeFile(path)) throw new Error(`unlink:fail no such file or directory "${path}"`)
}

/** Hands a file over to the desk: saved to this machine's disk and shown in the panel. */
async function handOver(path: string, how: 'open' | 'share' | 'save', name?: string) {
  const blob = await bytesAt(path)
  const called = name ?? fileAt(path)?.name ?? path.split('/').pop() ?? 'file'
  await leaveItem({ kind: 'file', name: called, how }, blob)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = called
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const copy = async (from: string, to: string) => {
  writeFile(to, await bytesAt(from))
}

function fileSystemManager(): ApiTable {
  return {
    ...asyncCalls({
      readFile: async ({ filePath, encoding }: FileOptions) => ({
        data: await read(filePath, encoding),
      }),
      writeFile: ({ filePath, data, encoding }: FileOptions) => write(filePath, data, encoding),
      access: ({ path }: FileOptions) => mustExist('access', path),
      unlink: ({ filePath }: FileOptions) => unlink(filePath),
      mkdir() {},
      rmdir({ dirPath }: FileOptions) {
        for (const path of filesUnder(dirPath)) removeFile(path)
      },
      readdir: ({ dirPath }: FileOptions) => ({
        files: filesUnder(dirPath).map((path) => path.slice(dirPath.length + 1)),
      }),
      getFileInfo: async ({ filePath }: FileOptions) => ({ size: (await bytesAt(filePath)).size }),
      async stat({ path }: FileOptions) {
        const { size } = await bytesAt(path)
        return { stats: { size, isFile: () => true, isDirectory: () => false } }
      },
      copyFile: ({ srcPath, destPath }: { srcPath: string; destPath: string }) =>
        copy(srcPath, destPath),
      async saveFile({ tempFilePath, filePath }: FileOptions) {
        const savedFilePath = filePath ?? `${USER_DATA_PATH}/${tempFilePath.split('/').pop()}`
        await copy(tempFilePath, savedFilePath)
        await allSaved()
        return { savedFilePath }
      },
    }),
    writeFileSync: write,
    accessSync: (path: string) => mustExist('accessSync', path),
    unlinkSync: unlink,
    mkdirSync() {},
  }
}

/** Files of the app, and files handed over to people. */
export function filesApi(): ApiTable {
  const manager = fileSystemManager()
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    base64ToArrayBuffer: fromBase64,
    arrayBufferToBase64: toBase64,
    ...asyncCalls({
      openDocument: ({ filePath, fileType }: FileOptions) =>
        handOver(filePath, 'open', named(filePath, fileType)),
      shareFileMessage: ({ filePath, fileName }: FileOptions) =>
        handOver(filePath, 'share', fileName),
      saveFileToDisk: ({ filePath }: FileOptions) => handOver(filePath, 'save'),
      saveImageToPhotosAlbum: ({ filePath }: FileOptions) => handOver(filePath, 'save'),
      async saveFile({ tempFilePath }: FileOptions) {
        return { savedFilePath: addFile(await bytesAt(tempFilePath), tempFilePath) }
      },
    }),
  }
}

/** `fileType` names the kind of a document whose temporary path does not. */
function named(path: string, fileType?: string): string | undefined {
  const name = fileAt(path)?.name ?? path.split('/').pop()
  return fileType && name && !name.endsWith(`.${fileType}`) ? `${name}.${fileType}` : name
}
