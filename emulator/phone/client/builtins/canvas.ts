import { element } from '../dom'
import { loadableAddress } from '../sources'
import { type Builtin, flag, text } from './builtin'

/** The members that a canvas node has in a Mini Program beside the browser's own. */
export function asCanvasNode<T extends HTMLCanvasElement>(canvas: T): T {
  return Object.assign(canvas, {
    createImage: () => imageOfApp(),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  })
}

/** An image whose `src` takes what the app may write there: packaged and temporary files too. */
function imageOfApp(): HTMLImageElement {
  const image = new Image()
  const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')
  Object.defineProperty(image, 'src', {
    get: () => src?.get?.call(image),
    set: (address: string) => src?.set?.call(image, loadableAddress(address)),
  })
  return image
}

const canvasTag: Builtin = {
  tag: 'canvas',
  properties: { type: text(), canvasId: text(), disableScroll: flag() },
  create({ el }) {
    const canvas = asCanvasNode(element('canvas'))
    el.append(canvas)
    return {
      attached() {
        const { width, height } = el.getBoundingClientRect()
        if (!width) return
        canvas.width = width
        canvas.height = height
      },
      update: ({ canvasId }) => canvas.setAttribute('canvas-id', String(canvasId)),
      selectNode: () => canvas,
    }
  },
}

export const canvas: readonly Builtin[] = [canvasTag]
