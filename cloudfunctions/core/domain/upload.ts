/** Where phones put what they send, under a name nobody can guess; it is removed as soon as it is used (F6). */
const INCOMING = /^cloud:\/\/[^/]+\/incoming\/[\w-]+(?:\.(\w+))?$/

/** Whether a file id names such an upload, and nothing that is kept. */
export const isUpload = (fileId: string): boolean => INCOMING.test(fileId)

/** Where in the storage a file lies. */
export const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')

/** What stands before the path in a file's id, the same for all files of an environment. */
export const rootOf = (fileId: string): string => fileId.slice(0, -pathOf(fileId).length)

/** Ending of the uploaded file's name, lower case, without the dot; empty when it has none or is no upload. */
export const uploadEnding = (fileId: string): string =>
  INCOMING.exec(fileId)?.[1]?.toLowerCase() ?? ''
