/** Clips made smaller by playing them and recording what is seen and heard, which takes as long as they last. */

/** What recorders of browsers write, the most usual first. */
const KINDS = ['video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/mp4;codecs=vp9,opus', 'video/mp4']
const SIDES: Record<string, number> = { low: 0.25, medium: 0.5, high: 0.75 }
/** Bits a second. */
const RATES: Record<string, number> = { low: 300_000, medium: 800_000, high: 1_500_000 }
const FRAMES = 24

type Playing = HTMLVideoElement & { captureStream(): MediaStream }

async function opened(source: Blob): Promise<Playing> {
  const video = document.createElement('video') as Playing
  video.muted = true
  video.playsInline = true
  video.src = URL.createObjectURL(source)
  await new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve, { once: true })
    video.addEventListener('error', () => reject(new Error('the clip cannot be played')))
  })
  return video
}

const close = (video: HTMLVideoElement) => URL.revokeObjectURL(video.src)

function canvasOf(video: HTMLVideoElement, scale: number) {
  const canvas = document.createElement('canvas')
  // coders want even sides
  canvas.width = Math.max(2, 2 * Math.round((video.videoWidth * scale) / 2))
  canvas.height = Math.max(2, 2 * Math.round((video.videoHeight * scale) / 2))
  const draw = () => canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return { canvas, draw }
}

/** The first picture of a clip. */
export async function firstPicture(source: Blob): Promise<Blob | null> {
  const video = await opened(source)
  const { canvas, draw } = canvasOf(video, 1)
  draw()
  close(video)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
}

/** @param quality low, medium or high, as `wx.compressVideo` names them */
export async function shrinkVideo(source: Blob, quality: string): Promise<Blob> {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
  if (!mimeType) throw new Error('this browser records no mp4')
  const video = await opened(source)
  const { canvas, draw } = canvasOf(video, SIDES[quality] ?? 0.5)
  draw()
  const stream = canvas.captureStream(FRAMES)
  for (const track of video.captureStream().getAudioTracks()) stream.addTrack(track)
  const recorder = new MediaRecorder(stream, {
    mimeType,
    videoBitsPerSecond: RATES[quality] ?? 800_000,
  })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const done = new Promise((resolve) => recorder.addEventListener('stop', resolve))
  const frames = setInterval(draw, 1000 / FRAMES)
  recorder.start()
  await video.play()
  await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }))
  recorder.stop()
  await done
  clearInterval(frames)
  close(video)
  return new Blob(parts, { type: 'video/mp4' })
}
