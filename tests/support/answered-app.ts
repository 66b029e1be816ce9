import type { ActionName, Output } from '../../typings/contract'
import { type BootedApp, bootApp, until } from './page'

export type Call = { action: ActionName; input: Record<string, unknown> }
type Given<A extends ActionName> = Output<A> | { ok: false; code: string }
export type Answers = { [A in ActionName]?: Given<A> }

interface SwitchedPhone {
  change(settings: { online: boolean }): void
}

/** The whole Mini Program on the phone's own runtime, with the server's answers given by the test. */
export function anAnsweredApp(ordinary: Answers, start: { path: string; says: string }) {
  let app: BootedApp
  let answers: Answers = { ...ordinary }
  let cut = false
  const calls: Call[] = []

  beforeAll(async () => {
    app = await bootApp({
      path: start.path,
      cloud: (_, call: Call) => {
        if (cut) throw new Error('no network')
        calls.push(call)
        const answer = answers[call.action]
        if (!answer) throw new Error(`${call.action} was not expected`)
        return 'ok' in answer
          ? { ...answer, requestId: 'r' }
          : { ok: true, data: answer, requestId: 'r' }
      },
    })
    await shows(start.says)
  })
  beforeEach(() => {
    answers = { ...ordinary }
    cut = false
    calls.length = 0
  })
  afterEach(() => {
    expect(app.errors).toEqual([])
    expect(app.missing).toEqual([])
  })

  const text = () => app.findAll('').length && app.find('wx-page').textContent
  const shows = (said: string) => until(() => String(text()).includes(said), said)
  const sent = (action: ActionName) => calls.filter((call) => call.action === action)
  const innermost = (all: HTMLElement[], exact: string) => {
    const found = all.filter((element) => element.textContent?.trim() === exact).at(-1)
    if (!found) throw new Error(`nobody says ${exact}`)
    return found
  }
  return {
    app: () => app,
    calls,
    open: (path: string) => app.open(path),
    answer: <A extends ActionName>(action: A, given: Given<A>) => {
      Object.assign(answers, { [action]: given })
    },
    /** No call comes through any more, or they do again. */
    cutOff: (off: boolean) => {
      cut = off
    },
    /** Switches the phone's network. */
    online: (online: boolean) =>
      (window as unknown as { __phone: SwitchedPhone }).__phone.change({ online }),
    shows,
    text: () => String(text()),
    /** The input of the only call of an action. */
    only: (action: ActionName) => {
      expect(sent(action)).toHaveLength(1)
      return sent(action)[0]?.input
    },
    /** Inputs of the calls of an action so far. */
    sent: (action: ActionName) => sent(action).map(({ input }) => input),
    /** The innermost element of the page that carries exactly these words. */
    words: (exact: string, within = app.findAll('*')) => innermost(within, exact),
    labelled: (label: string) => app.find(`[aria-label="${label}"]`),
    /** What WeChat itself draws over the page. */
    overlay: async (exact: string) => {
      const all = () => [...document.querySelectorAll<HTMLElement>('#overlay *')]
      await until(() => all().some((element) => element.textContent?.trim() === exact), exact)
      return innermost(all(), exact)
    },
    overlaid: (said: string) =>
      until(() => document.querySelector('#overlay')?.textContent?.includes(said), said),
  }
}
