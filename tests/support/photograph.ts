/** A red square with a white one in it, 48 × 32, as a browser would write it. */
const JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRT',
    'c4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj',
    'Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAgADADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYHBf',
    '/EABgQAQADAQAAAAAAAAAAAAAAAAAGRIPC/8QAFwEBAQEBAAAAAAAAAAAAAAAABAMABf/EAB0RAAICAgMBAAAAAAAA',
    'AAAAAAACAREDExRhYqH/2gAMAwEAAhEDEQA/AOKCtgl7PoRYuaO3lfWksSQ1oV1dg+b5+mSitndHTlJJNFTQzE+xIY',
    'K2CXs+kkMs1NmypsSVNaGSiu3oHwvXwrZ3R05SQJNNzYzEmtIU/9k=',
  ].join(''),
  'base64',
)

type Entry = { tag: number; type: number; count: number; value: Buffer }

function write(tiff: Buffer, at: number, { tag, type, count, value }: Entry): void {
  tiff.writeUInt16LE(tag, at)
  tiff.writeUInt16LE(type, at + 2)
  tiff.writeUInt32LE(count, at + 4)
  value.copy(tiff, at + 8)
}

const CAMERA = 0x010f
const GPS = 0x8825
const LATITUDE_REF = 0x0001

/** Little-endian TIFF with a camera name and a GPS latitude reference, as phones attach it. */
function exif(): Buffer {
  const tiff = Buffer.alloc(70)
  const place = Buffer.alloc(4)
  place.writeUInt32LE(38)
  tiff.write('II', 0)
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  write(tiff, 10, { tag: CAMERA, type: 2, count: 4, value: Buffer.from('CAM\0') })
  write(tiff, 22, { tag: GPS, type: 4, count: 1, value: place })
  tiff.writeUInt16LE(1, 38)
  write(tiff, 40, { tag: LATITUDE_REF, type: 2, count: 2, value: Buffer.from('N\0\0\0') })
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A real JPEG that carries a place and a camera. */
export const photographWithPlace = (): Buffer =>
  Buffer.concat([JPEG.subarray(0, 2), exif(), JPEG.subarray(2)])
