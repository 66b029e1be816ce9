import type { Actions } from '../wire/call'
import type { Runner } from './runner'

/**
 * `functions.invokeFunction`: a function, or a tool, calls a function. The callee's SOURCE is the caller's chain plus
 * `scf`, and it learns no openid (cloud-protocol §7).
 */
export function functionActions(runner: Runner): Actions {
  return {
    'functions.invokeFunction': async ({ params, invocation }) => {
      const source = invocation ? `${invocation.source},scf` : 'scf'
      const text = params.optionalText('request_data')
      const data = text === undefined ? {} : JSON.parse(text)
      const invoked = await runner.invoke(params.text('function_name'), data, {
        openid: null,
        source,
      })
      if (!invoked.ok) throw invoked.error
      return { data: { response_data: invoked.text } }
    },
  }
}
