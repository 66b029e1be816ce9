import * as adapter from 'glass-easel-miniprogram-adapter'
import { animate } from './animate'
import { SelectorQuery } from './api/selector-query'
import { Channel } from './emitter'
import { reportError } from './errors'
import { awaitReady, forgetReady } from './lifecycle'
import { router } from './router'
import { state } from './state'
import { codeSpace } from './tree'
import type { ComponentEntry, PageInstance, Program, WxNode } from './types'

type Definition = { behaviors?: unknown[] } & Record<string, unknown>
type Register = (definition?: Definition) => unknown

const globals = globalThis as unknown as Record<string, unknown>

/** Behaviours that WeChat builds in and authors name by text. */
const BUILTIN_BEHAVIORS: Record<string, Record<string, unknown>> = {
  'wx://form-field': { properties: { name: String, value: null } },
  'wx://form-field-button': {},
  'wx://form-field-group': {},
  'wx://component-export': {},
}

const behaviors = new Map<string, unknown>()

/** Registers everything the app is made of, running each script once with the globals that WeChat gives it. */
export function registerComponents(program: Program): void {
  for (const [name, definition] of Object.entries(BUILTIN_BEHAVIORS)) {
    behaviors.set(name, codeSpace.behavior().definition(definition).register())
  }
  overallBehavior()
  callerMembers()
  for (const [codePath, entry] of Object.entries(program.components)) {
    codeSpace.addComponentStaticConfig(codePath, entry.json as never)
    codeSpace.addCompiledTemplate(codePath, {
      groupList: program.templates,
      content: program.templates[codePath],
    } as never)
    codeSpace.addStyleSheet(codePath, undefined, entry.scope)
  }
  codeSpace.componentEnv('app', ({ Behavior }) => {
    globals.Behavior = behaviorGlobal(Behavior as never)
    program.app()
  })
  for (const [codePath, entry] of Object.entries(program.components)) load(codePath, entry)
}

function load(codePath: string, entry: ComponentEntry) {
  codeSpace.componentEnv(codePath, ({ Page, Component, Behavior }) => {
    let calls = 0
    const counted = (register: Register) => (definition?: Definition) => {
      calls++
      return register(definition && withBuiltinBehaviors(definition))
    }
    globals.Page = counted(Page as never)
    globals.Component = counted(Component as never)
    globals.Behavior = behaviorGlobal(Behavior as never)
    entry.load()
    if (calls === 0) reportError(new Error('neither Page() nor Component() was called'), codePath)
  })
}

const behaviorGlobal = (register: Register & { trait: unknown }) =>
  Object.assign(
    (definition?: Definition) => register(definition && withBuiltinBehaviors(definition)),
    {
      trait: register.trait,
    },
  )

function withBuiltinBehaviors(definition: Definition): Definition {
  if (!Array.isArray(definition.behaviors)) return definition
  const known = definition.behaviors.map((one) =>
    typeof one === 'string' ? behaviors.get(one) : one,
  )
  definition.behaviors = known.filter(Boolean)
  return definition
}

/** Every component waits for its `ready`. */
function overallBehavior() {
  const node = (self: unknown) => ((self as { _$?: WxNode })._$ ?? self) as WxNode
  const behavior = codeSpace.getComponentSpace().defineBehavior({
    lifetimes: {
      attached() {
        awaitReady(node(this))
      },
      detached() {
        forgetReady(node(this))
      },
    },
  })
  codeSpace.setOverallBehavior(behavior as never)
}

/** Members of `this` that glass-easel leaves to its host. */
function callerMembers() {
  const prototype = adapter.component.ComponentCaller.prototype
  Object.assign(prototype, {
    createSelectorQuery(this: PageInstance) {
      return new SelectorQuery(this)
    },
    getPageId(this: PageInstance) {
      return String(state.stack.find((page) => page.instance === this)?.id ?? 0)
    },
    getOpenerEventChannel(this: PageInstance & { __channel?: Channel }) {
      return this.__channel ?? new Channel()
    },
    getTabBar: () => undefined,
    setUpdatePerformanceListener() {},
    animate(
      this: PageInstance,
      ...args: [string, Record<string, unknown>[], number, (() => void)?]
    ) {
      animate(this, ...args)
    },
    clearAnimation(_selector: string, options?: unknown, done?: () => void) {
      const callback = typeof options === 'function' ? options : done
      callback?.()
    },
  })
  for (const name of ['router', 'pageRouter'])
    Object.defineProperty(prototype, name, { get: () => router })
}
