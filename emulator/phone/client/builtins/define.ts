import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { codeSpace } from '../tree'
import type { Data, WxNode } from '../types'
import { any, type Builtin, controllerOf, flag, keepController, many, text } from './builtin'
import { button } from './button'
import { canvas } from './canvas'
import { choices } from './choices'
import { containers } from './containers'
import { form } from './form'
import { image } from './image'
import { indicators } from './indicators'
import { label } from './label'
import { movable } from './movable'
import { navigator } from './navigator'
import { pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView } from './picker-view'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper } from './swiper'
import { textFields } from './text-field'
import { unavailable } from './unavailable'
import { video } from './video'

const ALL: readonly Builtin[] = [
  ...containers,
  ...indicators,
  ...image,
  ...canvas,
  ...video,
  ...richText,
  ...button,
  ...navigator,
  ...label,
  ...form,
  ...textFields,
  ...choices,
  ...slider,
  ...picker,
  ...pickerView,
  ...scrollView,
  ...swiper,
  ...movable,
  ...pageMeta,
  ...unavailable,
]

const COMMON = {
  hidden: flag(),
  ariaRole: text(),
  ariaLabel: text(),
  ariaHidden: any(),
  ariaDisabled: any(),
  ariaChecked: any(),
  ariaLabelledby: text(),
  ariaDescribedby: text(),
  ariaBusy: any(),
  ...many(
    any,
    'ariaSelected ariaControls ariaExpanded ariaRoledescription ariaLive ariaValuenow ariaModal',
  ),
}

/** Registers every built-in as a component that any template may use by its tag. */
export function defineBuiltins(templates: Record<string, unknown>): void {
  const space = new glassEasel.ComponentSpace()
  for (const builtin of ALL) {
    const definition = space.defineComponent({
      is: builtin.tag,
      properties: { ...COMMON, ...builtin.properties } as never,
      template: builtin.template
        ? ({ groupList: templates, content: templates[`__builtin/${builtin.template}`] } as never)
        : undefined,
      options: { dataDeepCopy: 'none', propertyPassingDeepCopy: 'none' } as never,
      observers: {
        '**'() {
          update(this as unknown as WxNode)
        },
      },
      lifetimes: {
        created() {
          create(builtin, this as unknown as WxNode)
        },
        attached() {
          const node = this as unknown as WxNode
          controllerOf(node)?.attached?.()
          update(node)
        },
        detached() {
          controllerOf(this as unknown as WxNode)?.detached?.()
        },
      },
    })
    codeSpace.getComponentSpace().setGlobalUsingComponent(builtin.tag, definition as never)
  }
}

function create(builtin: Builtin, node: WxNode) {
  const controller = builtin.create({
    el: node.$$,
    node,
    get data() {
      return node.data
    },
    emit: (name, detail, options) => node.triggerEvent(name, detail, options),
    set: (data) => node.setData(data),
  })
  keepController(node, controller)
}

function update(node: WxNode) {
  if (!node.$$) return
  updateCommon(node.$$, node.data)
  controllerOf(node)?.update?.(node.data)
}

const ARIA: Record<string, string> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaDisabled: 'aria-disabled',
  ariaChecked: 'aria-checked',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaBusy: 'aria-busy',
  ariaSelected: 'aria-selected',
  ariaControls: 'aria-controls',
  ariaExpanded: 'aria-expanded',
  ariaRoledescription: 'aria-roledescription',
  ariaLive: 'aria-live',
  ariaValuenow: 'aria-valuenow',
  ariaModal: 'aria-modal',
}

const described = new WeakMap<HTMLElement, Record<string, string>>()

/** Writes only what the app set itself: a built-in keeps its own role otherwise. */
function updateCommon(el: HTMLElement, data: Data) {
  el.toggleAttribute('hidden', Boolean(data.hidden))
  const before = described.get(el) ?? {}
  const after: Record<string, string> = {}
  for (const [property, attribute] of Object.entries(ARIA)) {
    const value = data[property]
    if (value === null || value === undefined || value === '' || value === false) continue
    after[attribute] = String(value)
    el.setAttribute(attribute, String(value))
  }
  for (const attribute of Object.keys(before))
    if (!(attribute in after)) el.removeAttribute(attribute)
  described.set(el, after)
}
