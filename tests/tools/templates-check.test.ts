import { settings } from '../../cloudfunctions/core/store/settings'
import { type Demo, startDemo } from '../../emulator/demo/start'
import { runTool } from '../../tools/main'
import { connect } from '../../tools/platform/connect'

/** The templates of an environment against the list that WeChat gives the timer (platform §1.5). */
let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ memory: true, port: 0, now: '2026-12-08T09:00:00+08:00' })
})
afterAll(() => demo.close())

const check = async (): Promise<string> => {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  await runTool(['templates', 'check', '--local', demo.gateway.url], print).catch((error: Error) =>
    print(error.message),
  )
  return lines.join('\n')
}

test('before the timer has asked WeChat the spelling alone is looked at', async () =>
  expect(await check()).toContain('五分钟后再运行一次'))

test('afterwards the templates are those of the Mini Program', async () => {
  await demo.gateway.timers.run('tick')
  expect(await check()).toMatch(/与微信里的一致（2026年12月08日 \d\d:\d\d核对）/)
})

test('a template that is not there, a keyword too few', async () => {
  const { documents } = connect({ local: demo.gateway.url })
  const stored = (await documents.get(settings.name, 'school')) as unknown as {
    templates: { templateId: string; keywords: Record<string, string> }[]
  }
  const [notice, change, ...others] = stored.templates
  const gone = 'a-template-of-another-mini-program'
  const { reason: _, ...fewer } = change?.keywords ?? {}
  await documents.patch(settings.name, 'school', {
    templates: [{ ...notice, templateId: gone }, { ...change, keywords: fewer }, ...others],
  })
  const said = await check()
  expect(said).toContain(`notice：本小程序没有编号为 ${gone} 的模板`)
  expect(said).toContain('change：模板里的 thing4 没有写明填什么')
})
