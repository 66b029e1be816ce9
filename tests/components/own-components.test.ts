import path from 'node:path'
import { setImmediate } from 'node:timers'

/** Our own components alone, on WeChat's own template compiler and the older component system. */
const rootPath = path.resolve(__dirname, '../../miniprogram')

/** What is used of the simulator; its own types would bring the globals of a phone into this world. */
type Rendered = {
  dom?: HTMLElement
  attach(parent: Node): void
  setData(data: object): void
  querySelectorAll(selector: string): Rendered[]
  dispatchEvent(name: string): void
  addEventListener(name: string, listener: (said: { detail: unknown }) => void): void
}
const simulate = jest.requireActual<{
  load(file: string, tag: string, options: { rootPath: string; compiler: 'official' }): string
  render(id: string, properties: object): Rendered
}>('miniprogram-simulate')

/** A component is registered once in a file, as it is in an app. */
const loaded = new Map<string, string>()

function load(name: string): string {
  const known = loaded.get(name)
  if (known) return known
  const file = path.join(rootPath, 'components', name, name)
  const id = simulate.load(file, name, { rootPath, compiler: 'official' })
  loaded.set(name, id)
  return id
}

function mount(name: string, properties: Record<string, unknown>) {
  const component = simulate.render(load(name), properties)
  component.attach(document.body)
  const heard: { name: string; detail: unknown }[] = []
  const hear = (event: string) =>
    component.addEventListener(event, (said: { detail: unknown }) =>
      heard.push({ name: event, detail: said.detail }),
    )
  return { component, heard, hear }
}

const text = (component: Rendered) => component.dom?.textContent ?? ''
/** Events are dispatched in a later turn, as between the two threads of a phone. */
const tapOn = async (component: Rendered, selector: string, index = 0) => {
  const target = component.querySelectorAll(selector)[index]
  if (!target) throw new Error(`nothing is ${selector}`)
  target.dispatchEvent('tap')
  await new Promise((resolve) => setImmediate(resolve))
}

const options = [
  { value: 'study', label: '学习教育' },
  { value: 'care', label: '激励帮扶' },
]

test('a chip of several is added, and given up by a second tap', async () => {
  const { component, heard, hear } = mount('chip-group', {
    options,
    chosen: ['care'],
    several: true,
  })
  hear('change')
  await tapOn(component, '.cg-chip', 0)
  await tapOn(component, '.cg-chip', 1)
  expect(heard).toEqual([
    { name: 'change', detail: { chosen: ['care', 'study'] } },
    { name: 'change', detail: { chosen: [] } },
  ])
})

test('a chip of one takes the place of the other, and shows itself as chosen', async () => {
  const { component, heard, hear } = mount('chip-group', { options, chosen: ['care'] })
  hear('change')
  await tapOn(component, '.cg-chip', 0)
  expect(heard).toEqual([{ name: 'change', detail: { chosen: ['study'] } }])
  component.setData({ chosen: ['study'] })
  expect(component.querySelectorAll('.cg-on')).toHaveLength(1)
})

test('a row shows its lines and its state word whole', () => {
  const { component } = mount('list-row', { title: '记录待归档', note: '走进校史馆', state: '2人' })
  expect(text(component)).toBe('记录待归档走进校史馆2人')
})

test('a line of the checklist opens what it holds, a fixed one does not', async () => {
  const open = mount('check-line', { title: '内容', state: '还没有写', open: false })
  open.hear('turn')
  await tapOn(open.component, '.cl-head')
  expect(open.heard).toHaveLength(1)
  const fixed = mount('check-line', { title: '主持', state: '安然', fixed: true, done: true })
  fixed.hear('turn')
  await tapOn(fixed.component, '.cl-head')
  expect(fixed.heard).toHaveLength(0)
})

test('a card says when, what, where and how one stands', async () => {
  const event = {
    when: '12月5日 周六 15:00',
    theme: '学风建设',
    where: '信息楼302',
    items: '学习教育',
    state: { word: '还有3天', tone: 'plain' },
    mine: { word: '已请假', tone: 'info' },
  }
  const { component, heard, hear } = mount('event-card', { event })
  expect(text(component)).toBe('12月5日 周六 15:00还有3天学风建设信息楼302学习教育已请假')
  hear('open')
  await tapOn(component, '.line-up')
  expect(heard).toHaveLength(1)
})
