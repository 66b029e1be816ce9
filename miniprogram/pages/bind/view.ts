import type { Output } from '../../../typings/contract'
import { explain } from '../../labels/problems'
import type { Answer } from '../../services/answer'

export type BindView =
  | { status: 'done'; name: string; branch: string; message: '' }
  | { status: 'asking'; message: string }

/** The person turned WeChat's question down: nothing happened, nothing is owed. */
export const notGiven: BindView = {
  status: 'asking',
  message: '没有取得手机号，所以还没有绑定。需要时再点一次即可。',
}

export const noCode: BindView = { status: 'asking', message: '请输入支部书记给您的绑定码。' }

export const bindView = (answer: Answer<Output<'binding.confirm'>>): BindView =>
  answer.ok
    ? { status: 'done', name: answer.data.name, branch: answer.data.branchName, message: '' }
    : { status: 'asking', message: explain(answer.code) }
