/** Something the operator can put right; shown as it is, without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError'
  /** @param lines what is wrong, a line each */
  constructor(...lines: string[]) {
    super(lines.join('\n'))
  }
}
