import { addFile, fileAt } from '../files'
import { choose } from '../native/choose'
import { type PickOptions, pickFiles } from '../native/pick-file'
import { previewPictures } from '../native/preview'
import { firstPicture, shrinkVideo } from '../shrink-video'
import { bytesAt } from '../sources'
import { type ApiTable, asyncCalls } from './define'

interface MediaOptions {
  count?: number
  mediaType?: string[]
  sourceType?: string[]
  extension?: string[]
}

const MOST_FILES = 9

async function choosePictures(
  api: string,
  { count = MOST_FILES, sourceType = ['album', 'camera'] }: MediaOptions,
  accept: string,
): Promise<File[]> {
  const from =
    sourceType.length > 1
      ? await choose('选择照片', [
          { key: 'album', text: '从相册选择', note: '本机磁盘上的文件' },
          { key: 'camera', text: '拍摄' },
        ])
      : sourceType[0]
  if (!from) throw new Error(`${api}:fail cancel`)
  return chosen(api, count, { accept, capture: from === 'camera' ? 'environment' : undefined })
}

async function chosen(api: string, count: number, options: PickOptions): Promise<File[]> {
  const files = await pickFiles({ ...options, multiple: count > 1 })
  if (!files.length) throw new Error(`${api}:fail cancel`)
  return files.slice(0, count)
}

async function pictureSize(file: Blob): Promise<{ width: number; height: number }> {
  const picture = await createImageBitmap(file)
  const { width, height } = picture
  picture.close()
  return { width, height }
}

function videoFacts(file: Blob): Promise<{ width: number; height: number; duration: number }> {
  return new Promise((resolve) => {
    const video = document.createElement('video')
    const url = URL.createObjectURL(file)
    const end = () => {
      URL.revokeObjectURL(url)
      resolve({ width: video.videoWidth, height: video.videoHeight, duration: video.duration || 0 })
    }
    video.addEventListener('loadedmetadata', end)
    video.addEventListener('error', end)
    video.src = url
  })
}

async function mediaFile(file: File) {
  const isVideo = file.type.startsWith('video')
  const facts = isVideo ? await videoFacts(file) : { ...(await pictureSize(file)), duration: 0 }
  const cover = isVideo ? await firstPicture(file) : null
  return {
    tempFilePath: addFile(file, file.name),
    size: file.size,
    fileType: isVideo ? 'video' : 'image',
    thumbTempFilePath: cover ? addFile(cover, 'cover.jpg') : '',
    ...facts,
  }
}

/** Drawn anew, so that nothing but the pixels is left: position, time and device of the photo are gone. */
async function redraw(
  source: Blob,
  quality: number,
  width?: number,
  height?: number,
): Promise<Blob> {
  const picture = await createImageBitmap(source)
  const scale = Math.min(
    1,
    (width ?? picture.width) / picture.width,
    (height ?? picture.height) / picture.height,
  )
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture cannot be drawn'))),
      'image/jpeg',
      quality,
    )
  })
}

interface CompressOptions {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

const SHORT_TYPES: Record<string, string> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  tiff: 'tiff',
}

/** Pictures and videos: chosen from disk, looked at, made smaller. */
export function mediaApi(): ApiTable {
  return asyncCalls({
    async chooseMedia(options: MediaOptions) {
      const kinds = options.mediaType ?? ['image', 'video']
      const accept = kinds
        .map((kind) => (kind === 'mix' ? 'image/*,video/*' : `${kind}/*`))
        .join(',')
      const files = await Promise.all(
        (await choosePictures('chooseMedia', options, accept)).map(mediaFile),
      )
      const types = new Set(files.map((file) => file.fileType))
      return { type: types.size > 1 ? 'mix' : files[0]?.fileType, tempFiles: files }
    },
    async chooseImage(options: MediaOptions) {
      const files = await choosePictures('chooseImage', options, 'image/*')
      const tempFiles = files.map((file) => ({ path: addFile(file, file.name), size: file.size }))
      return { tempFilePaths: tempFiles.map((file) => file.path), tempFiles }
    },
    async chooseMessageFile({ count = 1, extension = [] }: MediaOptions) {
      const accept = extension.map((ending) => `.${ending.replace(/^\./, '')}`).join(',')
      const files = await chosen('chooseMessageFile', count, { accept })
      const facts = (file: File) => ({
        path: addFile(file, file.name),
        name: file.name,
        size: file.size,
        type: 'file',
        time: Math.floor(file.lastModified / 1000),
      })
      return { tempFiles: files.map(facts) }
    },
    previewImage: ({ urls, current }: { urls: string[]; current?: string }) =>
      previewPictures(urls, current ?? urls[0] ?? ''),
    previewMedia: ({ sources, current = 0 }: { sources: { url: string }[]; current?: number }) =>
      previewPictures(
        sources.map((source) => source.url),
        sources[current]?.url ?? '',
      ),
    async getImageInfo({ src }: { src: string }) {
      const blob = await bytesAt(src)
      const type = SHORT_TYPES[blob.type.split('/')[1] ?? ''] ?? 'unknown'
      return {
        ...(await pictureSize(blob)),
        path: fileAt(src) ? src : addFile(blob, src),
        orientation: 'up',
        type,
      }
    },
    async compressImage({ src, quality = 80, compressedWidth, compressedHeight }: CompressOptions) {
      const blob = await redraw(
        await bytesAt(src),
        quality / 100,
        compressedWidth,
        compressedHeight,
      )
      return { tempFilePath: addFile(blob, 'compressed.jpg') }
    },
    async getVideoInfo({ src }: { src: string }) {
      const blob = await bytesAt(src)
      return { ...(await videoFacts(blob)), size: blob.size / 1024, type: 'mp4' }
    },
    async compressVideo({ src, quality = 'medium' }: { src: string; quality?: string }) {
      const blob = await shrinkVideo(await bytesAt(src), quality)
      return { tempFilePath: addFile(blob, 'compressed.mp4'), size: blob.size / 1024 }
    },
  })
}
