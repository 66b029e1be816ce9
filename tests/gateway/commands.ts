import { nodeSdk } from './sdks'

/** The update commands of the SDK: its types know fewer arguments than the package has. */
export const updateCommands = nodeSdk().database().command as unknown as Record<
  | 'addToSet'
  | 'bit'
  | 'inc'
  | 'max'
  | 'min'
  | 'mul'
  | 'pop'
  | 'pull'
  | 'pullAll'
  | 'push'
  | 'remove'
  | 'rename'
  | 'set'
  | 'shift'
  | 'unshift',
  (...operands: unknown[]) => object
>
