import encodeQR from 'qr'
import { type OpenApi, refuse, textOf } from './api'
import { gridToPng } from './png'

/** Characters a scene may hold (platform §2.1). */
const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]{1,32}$/
const DEFAULT_WIDTH = 430
const NARROWEST = 280
const WIDEST = 1280

/** The text inside the picture, which the phone of this project opens: `wxacode:pages/a/b?scene=…`. */
export const codeText = (page: string, scene: string): string =>
  `wxacode:${page}?scene=${encodeURIComponent(scene)}`

/** `wxacode.getUnlimited`: a real picture, drawn as a QR code, since the round code's format is not public. */
export const getUnlimited: OpenApi = (params) => {
  const scene = textOf(params, 'scene')
  const page = textOf(params, 'page')
  if (!SCENE.test(scene)) {
    return refuse(40169, 'invalid length for scene, or the data is not json string')
  }
  if (page.startsWith('/') || page.includes('?')) return refuse(41030, 'invalid page')
  const asked = Number(params.width ?? DEFAULT_WIDTH)
  const width = Math.min(
    Math.max(Number.isFinite(asked) ? asked : DEFAULT_WIDTH, NARROWEST),
    WIDEST,
  )
  const grid = encodeQR(codeText(page, scene), 'raw', { ecc: 'medium', border: 2 })
  return { contentType: 'image/png', bytes: gridToPng(grid, Math.floor(width)) }
}
