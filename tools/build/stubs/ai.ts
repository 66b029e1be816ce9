/** Stands in for `@cloudbase/ai`: no function of ours asks for it, and it costs 31 ms of every cold start. */
export class AI {
  constructor() {
    throw new Error('AI is left out of this bundle')
  }
}
