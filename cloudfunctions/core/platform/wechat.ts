import { sdk } from './cloud'
import type { WeChat } from './ports'
import { textOf } from './sdk-database'

/** Codes of `getPhoneNumber` that are spent, expired, unknown or of somebody else. */
const PHONE_CODE_OVER = new Set([40003, 40029, 40013, 40163, 41008])

/** The same version goes by two names in WeChat's interfaces (platform §1.4, §2.1). */
const VERSIONS: Readonly<Record<string, 'develop' | 'trial' | 'release'>> = {
  developer: 'develop',
  trial: 'trial',
  formal: 'release',
}

const wechatCode = (error: unknown): number | null => {
  const code = (error as { errCode?: unknown } | null)?.errCode
  return typeof code === 'number' && code !== -1 ? code : null
}

/** WeChat's open interfaces; what it refuses is an answer, what fails on the way is a fault. */
export const wechat: WeChat = {
  async phoneOf(code, openid) {
    try {
      const answer = await sdk().openapi.phonenumber.getPhoneNumber({ code, openid })
      const { purePhoneNumber, phoneNumber } = answer.phoneInfo ?? {}
      return String(purePhoneNumber ?? phoneNumber ?? '').replace(/\D/g, '') || null
    } catch (error) {
      if (PHONE_CODE_OVER.has(wechatCode(error) ?? 0)) return null
      throw error
    }
  },
  async pageCode(scene, page) {
    try {
      const answer = await sdk().openapi.wxacode.getUnlimited({
        scene,
        page,
        // a trial version knows pages that are not published yet
        checkPath: false,
        envVersion: VERSIONS[process.env.MINIPROGRAM_STATE ?? 'formal'] ?? 'release',
      })
      return Buffer.isBuffer(answer.buffer) ? answer.buffer : Buffer.from(answer.buffer)
    } catch (error) {
      if (wechatCode(error) !== null) return null
      throw error
    }
  },
  async checkPicture(mediaUrl, openid) {
    const check = { mediaUrl, mediaType: 2, version: 2, scene: 1, openid }
    const { traceId } = await sdk().openapi.security.mediaCheckAsync(check)
    return String(traceId)
  },
  async checkText(content, openid) {
    const check = { content, version: 2, scene: 1, openid }
    const { result } = await sdk().openapi.security.msgSecCheck(check)
    const suggest = result?.suggest
    return suggest === 'review' || suggest === 'risky' ? suggest : 'pass'
  },
  async templates() {
    const { data } = await sdk().openapi.subscribeMessage.getTemplateList({})
    return (data as { priTmplId: string; title: string; content: string }[]).map((one) => ({
      templateId: one.priTmplId,
      title: one.title,
      // a keyword stands in the text as {{thing1.DATA}}
      keys: [...one.content.matchAll(/\{\{\s*(\w+)\.DATA\s*\}\}/g)].map(([, key = '']) => key),
    }))
  },
  async send(message) {
    const data = Object.fromEntries(
      Object.entries(message.data).map(([key, value]) => [key, { value }]),
    )
    try {
      await sdk().openapi.subscribeMessage.send({
        touser: message.openid,
        templateId: message.templateId,
        page: message.page,
        data,
        // developer, trial or formal: which version of the Mini Program the message opens (platform §1.4)
        miniprogramState: process.env.MINIPROGRAM_STATE ?? 'formal',
        lang: 'zh_CN',
      })
      return { code: 0 }
    } catch (error) {
      const code = wechatCode(error)
      if (code === null) throw error
      const field = /data\.(\w+)\.value/.exec(textOf(error))?.[1]
      return field ? { code, field } : { code }
    }
  },
}
