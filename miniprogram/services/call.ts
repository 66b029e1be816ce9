import type { ActionName, Input, Output, Reply } from '../../typings/contract'
import type { Answer } from './answer'
import { callFunction } from './transport'

/** One action of the contract, with its own types on both sides. */
export async function call<A extends ActionName>(
  action: A,
  input: Input<A>,
): Promise<Answer<Output<A>>> {
  const sent = await callFunction(action, input)
  return sent.ok ? (sent.data as Reply<Output<A>>) : sent
}
