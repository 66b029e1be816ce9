import { drawCode, type Pen, type Place } from './draw-code'

/** The canvas of the page, found once it is drawn and let go when there is no code. */
export class CodeCanvas {
  private canvas: (Place & { pen: Pen }) | null = null

  /** @param onPage a question within the page whose canvas `#code` it is */
  constructor(private readonly onPage: () => WechatMiniprogram.SelectorQuery) {}

  forget() {
    this.canvas = null
  }

  /** @param found called when there is something to draw on */
  find(found: () => void) {
    if (this.canvas) {
      found()
      return
    }
    const query = this.onPage()
    query.select('#code').fields({ node: true, size: true })
    query.exec(([place]) => {
      if (!place?.node) return
      const { node, width } = place
      const ratio = wx.getWindowInfo().pixelRatio
      node.width = width * ratio
      node.height = width * ratio
      const pen = node.getContext('2d')
      pen.scale(ratio, ratio)
      this.canvas = { pen, side: width, ratio }
      found()
    })
  }

  /** @param left part of the slot that is left, 1 to 0 */
  draw(code: string, left: number) {
    if (!this.canvas || !code) return
    const { pen, side, ratio } = this.canvas
    drawCode(pen, code, { side, ratio, left })
  }
}
