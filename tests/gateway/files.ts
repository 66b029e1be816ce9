import { type Cloud, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

/** A gateway on the given store and what a function and a phone do with its files. */
export function withFiles(store: string) {
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
  return { cloud: cloud as Cloud, upload, linkOf, post, uploadAs }
}
