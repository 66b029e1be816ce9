import { controllerOf } from '../builtins/builtin'
import { asCanvasNode } from '../builtins/canvas'
import { addFile } from '../files'
import { topPage } from '../state'
import type { PageInstance } from '../types'
import { type ApiTable, asyncCall } from './define'

interface ExportOptions {
  canvas?: HTMLCanvasElement
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: string
  quality?: number
}

function canvasOf({ canvas, canvasId }: ExportOptions, owner?: PageInstance): HTMLCanvasElement {
  const tree = (owner ?? topPage()?.instance)?._$.getShadowRoot()
  const found =
    canvas ??
    controllerOf(tree?.querySelector(`[canvas-id=${canvasId}]`) ?? undefined)?.selectNode?.()
  if (!found) throw new Error('canvasToTempFilePath:fail canvas is empty')
  return found as HTMLCanvasElement
}

async function exportCanvas(options: ExportOptions, owner?: PageInstance) {
  const source = canvasOf(options, owner)
  const { x = 0, y = 0, width = source.width - x, height = source.height - y } = options
  const target = document.createElement('canvas')
  target.width = options.destWidth ?? width
  target.height = options.destHeight ?? height
  target.getContext('2d')?.drawImage(source, x, y, width, height, 0, 0, target.width, target.height)
  const jpeg = options.fileType === 'jpg'
  const blob = await new Promise<Blob | null>((resolve) => {
    target.toBlob(resolve, jpeg ? 'image/jpeg' : 'image/png', options.quality)
  })
  if (!blob) throw new Error('canvasToTempFilePath:fail canvas is empty')
  return { tempFilePath: addFile(blob, jpeg ? 'canvas.jpg' : 'canvas.png') }
}

/** Canvas 2d outside the tree, and a canvas as a picture file. */
export function canvasApi(): ApiTable {
  return {
    canvasToTempFilePath: (options: ExportOptions, owner?: PageInstance) =>
      asyncCall<ExportOptions>('canvasToTempFilePath', (given) => exportCanvas(given, owner))(
        options,
      ),
    createOffscreenCanvas({ width = 300, height = 150 }: { width?: number; height?: number } = {}) {
      const canvas = asCanvasNode(document.createElement('canvas'))
      return Object.assign(canvas, { width, height })
    },
  }
}
