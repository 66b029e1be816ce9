import { element } from '../dom'
import { loadableAddress } from '../sources'
import { type Builtin, flag, type Host, many, text } from './builtin'

/** Code path of the component whose template holds this element: relative files start there. */
export const ownerOf = (host: Host): string | undefined =>
  host.node.ownerShadowRoot?.getHostNode().is

function picture(host: Host) {
  const img = element('img')
  img.alt = ''
  img.draggable = false
  img.hidden = true
  host.el.append(img)
  let shown = ''
  return {
    img,
    show(source: string) {
      if (source === shown) return
      shown = source
      img.hidden = !source
      if (source) img.src = loadableAddress(source, ownerOf(host))
      else img.removeAttribute('src')
    },
  }
}

const imageTag: Builtin = {
  tag: 'image',
  properties: {
    src: text(),
    mode: text('scaleToFill'),
    ...many(flag, 'lazyLoad showMenuByLongpress webp fadeIn draggable forceHttps'),
  },
  create(host) {
    const { img, show } = picture(host)
    img.addEventListener('load', () =>
      host.emit('load', { width: img.naturalWidth, height: img.naturalHeight }),
    )
    img.addEventListener('error', () =>
      host.emit('error', { errMsg: `GET ${img.src} 404 (Not Found)` }),
    )
    return {
      update({ src, mode, lazyLoad, ariaLabel }) {
        img.loading = lazyLoad ? 'lazy' : 'eager'
        img.alt = String(ariaLabel ?? '')
        host.el.setAttribute('mode', String(mode))
        show(String(src ?? ''))
      },
    }
  },
}

const coverImage: Builtin = {
  tag: 'cover-image',
  properties: { src: text() },
  create(host) {
    const { show } = picture(host)
    return { update: ({ src }) => show(String(src ?? '')) }
  },
}

export const image: readonly Builtin[] = [imageTag, coverImage]
