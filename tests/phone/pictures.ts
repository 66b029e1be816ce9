import type { Page } from 'playwright-core'
import encodeQR from 'qr'

/** A picture of a QR code, as a camera roll would hold it. */
export const codePicture = (text: string) => ({
  name: 'code.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from(encodeQR(text, 'gif', { scale: 8 })),
})

/** What a phone writes into a photo, in the place where it writes it. */
export const SECRET_PLACE = 'N31.2304 E121.4737'

/** A real JPEG of the given size with an EXIF block that says where it was taken. */
export async function photo(page: Page, width: number, height: number) {
  const drawn = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
      const context = canvas.getContext('2d')
      if (context) {
        context.fillStyle = '#356'
        context.fillRect(0, 0, w as number, h as number)
      }
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
    },
    [width, height],
  )
  const jpeg = Buffer.from(drawn, 'base64')
  return {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]),
  }
}

function exif(): Buffer {
  const body = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0', 'latin1'),
    Buffer.from(SECRET_PLACE, 'latin1'),
  ])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
