import { CARD, type CardFacts, type CardPen, drawCard } from '../lib/share-card'

/**
 * The picture of a theme day for a card in a chat. A phone that cannot draw out of sight answers an empty path; then
 * WeChat takes a picture of the page.
 * @returns path of a file on the phone
 */
export const shareCard = (facts: CardFacts, now: number): Promise<string> =>
  new Promise((resolve) => {
    try {
      const canvas = wx.createOffscreenCanvas({ type: '2d', ...CARD })
      drawCard(canvas.getContext('2d') as CardPen, facts, now)
      wx.canvasToTempFilePath({
        canvas,
        width: CARD.width,
        height: CARD.height,
        destWidth: CARD.width,
        destHeight: CARD.height,
        fileType: 'png',
        success: ({ tempFilePath }) => resolve(tempFilePath),
        fail: () => resolve(''),
      } as WechatMiniprogram.CanvasToTempFilePathOption)
    } catch {
      resolve('')
    }
  })
