import decodeQR from 'qr/decode.js'

/** The codes decoder needs no more than this to read a code that fills a tenth of the picture. */
const LONGEST_SIDE = 1200

/** Text of the QR code in a picture or video frame; undefined when there is none. */
export function decodePicture(
  source: CanvasImageSource,
  width: number,
  height: number,
): string | undefined {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  try {
    return decodeQR({ width: canvas.width, height: canvas.height, data })
  } catch {
    // the decoder throws when it finds no code, which is an ordinary answer here
    return undefined
  }
}

export async function decodeFile(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file)
  const text = decodePicture(picture, picture.width, picture.height)
  picture.close()
  return text
}
