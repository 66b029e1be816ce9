import { checkTemplates, compareTemplates } from '../../cloudfunctions/core/domain/template-check'
import { aSchool } from '../support/builders'

const id = 'tmpl_0123456789_abcdefghij'
const { templates } = aSchool()
const good = templates.map((one) => ({ ...one, templateId: id }))
const texts = (all: Parameters<typeof checkTemplates>[0]) =>
  checkTemplates(all).map(({ kind, text }) => `${kind} ${text}`)
const changed = (keywords: Record<string, string>, templateId = id) =>
  texts(good.map((one) => (one.kind === 'notice' ? { ...one, keywords, templateId } : one)))

test('the templates of a school that was set up well', () => expect(texts(good)).toEqual([]))

test.each<[string, Record<string, string>, string]>([
  ['a fact we do not have', { theme: 'thing1', weather: 'thing2' }, '没有“weather”这一项'],
  ['a type that does not fit', { theme: 'thing1', time: 'phrase2' }, '应为 time 或 date'],
  ['a key without a number', { theme: 'thing', time: 'time2' }, '“theme”用了 thing'],
  ['one keyword for two facts', { theme: 'thing1', place: 'thing1' }, '同一个关键词'],
  ['too few', { theme: 'thing1' }, '2 到 5 个'],
])('%s', (_, keywords, said) => expect(changed(keywords).join()).toContain(said))

test('a kind without a template, a kind with two, an id that is none', () => {
  expect(texts(good.slice(1)).join()).toContain('notice 没有设置模板')
  expect(texts([...good, ...good.slice(0, 1)]).join()).toContain('notice 设置了两次')
  expect(changed({ theme: 'thing1', time: 'time2' }, '在后台复制').join()).toContain('不像一个编号')
})

describe('compared with what WeChat lists', () => {
  const [notice] = good.filter(({ kind }) => kind === 'notice')
  const said = (keys: string[], templateId = id) =>
    compareTemplates(notice ? [notice] : [], [{ templateId, keys }]).map(({ text }) => text)

  test.each<[string, string[], string[]]>([
    ['the same keywords', ['thing1', 'time2', 'thing3', 'thing4'], []],
    [
      'one more there',
      ['thing1', 'time2', 'thing3', 'thing4', 'thing5'],
      ['thing5 没有写明填什么'],
    ],
    ['one less there', ['thing1', 'time2', 'thing3'], ['模板里没有 thing4']],
  ])('%s', (_, keys, problems) =>
    expect(said(keys)).toEqual(problems.map((text) => expect.stringContaining(text))),
  )

  test('a template of another Mini Program', () =>
    expect(said(['thing1'], 'another')).toEqual([`本小程序没有编号为 ${id} 的模板`]))
})
