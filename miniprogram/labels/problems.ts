import type { FaultCode, Problem } from '../services/answer'
import { refusalText } from './refusals'

/** Failures on the way to the cloud: nothing was decided. */
export const faultText: Record<FaultCode, string> = {
  offline: '手机没有连上网络。连上后点“重试”，已写的内容不会丢。',
  unreachable: '暂时连不上服务器。请稍后再试，已写的内容不会丢。',
}

const isFault = (code: Problem): code is FaultCode => code in faultText

/** The sentence for whatever kept an answer from coming. */
export const explain = (code: Problem): string =>
  isFault(code) ? faultText[code] : refusalText[code]
