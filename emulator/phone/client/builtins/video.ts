import { element } from '../dom'
import { loadableAddress } from '../sources'
import { type Builtin, flag, many, number, text } from './builtin'
import { ownerOf } from './image'

const videoTag: Builtin = {
  tag: 'video',
  properties: {
    ...many(text, 'src poster title'),
    ...many(flag, 'autoplay loop muted'),
    controls: flag(true),
    objectFit: text('contain'),
    initialTime: number(),
    duration: number(),
  },
  create(host) {
    const video = element('video')
    video.playsInline = true
    host.el.append(video)
    let shown = ''
    for (const type of ['play', 'pause', 'ended'])
      video.addEventListener(type, () => host.emit(type, {}))
    video.addEventListener('loadedmetadata', () => {
      host.emit('loadedmetadata', {
        width: video.videoWidth,
        height: video.videoHeight,
        duration: video.duration,
      })
    })
    return {
      selectNode: () => video,
      update({ src, poster, controls, loop, muted, objectFit }) {
        Object.assign(video, { controls, loop, muted })
        video.style.objectFit = String(objectFit)
        if (poster) video.poster = loadableAddress(String(poster), ownerOf(host))
        if (src !== shown) video.src = loadableAddress(String(src), ownerOf(host))
        shown = String(src)
      },
    }
  },
}

export const video: readonly Builtin[] = [videoTag]
