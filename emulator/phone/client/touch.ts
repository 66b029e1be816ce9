import { fire } from './fire'
import { topPage } from './state'

interface Point {
  identifier?: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

const LONG_PRESS_MS = 350
const TAP_SLOP_PX = 10
/** After a touch browsers repeat it as mouse events. */
const GHOST_MOUSE_MS = 800

/** Coordinates as the page's own web view gives them: from the top of the page area. */
function pagePoint(point: Point) {
  const area = topPage()?.layer.body.getBoundingClientRect() ?? { left: 0, top: 0 }
  const scrolled = topPage()?.layer.scroll.scrollTop ?? 0
  const clientX = point.clientX - area.left
  const clientY = point.clientY - area.top
  return {
    identifier: point.identifier ?? 0,
    pageX: clientX,
    pageY: clientY + scrolled,
    clientX,
    clientY,
    force: 1,
  }
}

interface Gesture {
  target: EventTarget | null
  x: number
  y: number
  far: boolean
}

let gesture: Gesture | undefined
let longPress: ReturnType<typeof setTimeout> | undefined

function touch(
  type: string,
  event: Event,
  target: EventTarget | null,
  touches: Point[],
  changed: Point[],
) {
  const extraFields = { touches: touches.map(pagePoint), changedTouches: changed.map(pagePoint) }
  const prevented = fire(target, type, {}, { originalEvent: event, extraFields })
  if (prevented && event.cancelable) event.preventDefault()
  const point = changed[0]
  if (!point) return
  if (type === 'touchstart') {
    gesture = { target, x: point.clientX, y: point.clientY, far: false }
    clearTimeout(longPress)
    longPress = setTimeout(() => {
      const detail = { x: point.pageX, y: point.pageY }
      for (const name of ['longpress', 'longtap']) fire(target, name, detail, { extraFields })
    }, LONG_PRESS_MS)
  } else if (type === 'touchmove') {
    if (gesture && distance(gesture, point) > TAP_SLOP_PX) {
      gesture.far = true
      clearTimeout(longPress)
    }
  } else clearTimeout(longPress)
}

const distance = (from: Gesture, to: Point) => Math.hypot(to.clientX - from.x, to.clientY - from.y)

function bindTouches() {
  let lastTouch = Number.NEGATIVE_INFINITY
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    const listener = (event: TouchEvent) => {
      lastTouch = performance.now()
      touch(type, event, event.target, [...event.touches], [...event.changedTouches])
    }
    document.addEventListener(type, listener, { capture: true, passive: false })
  }
  let dragged: EventTarget | null = null
  document.addEventListener(
    'mousedown',
    (event) => {
      if (event.button || performance.now() - lastTouch < GHOST_MOUSE_MS) return
      dragged = event.target
      touch('touchstart', event, dragged, [event], [event])
    },
    true,
  )
  document.addEventListener(
    'mousemove',
    (event) => dragged && touch('touchmove', event, dragged, [event], [event]),
    true,
  )
  document.addEventListener(
    'mouseup',
    (event) => {
      const target = dragged
      dragged = null
      if (target) touch('touchend', event, target, [], [event])
    },
    true,
  )
}

/** A tap belongs to what the finger came down on, even when that has slid on since; a mouse click does not. */
function tapped({ detail, target }: MouseEvent): Element {
  const began = gesture?.target
  // detail is 0 for a click made by a key or a script
  return detail && began instanceof Element && began.isConnected ? began : (target as Element)
}

function bindTaps() {
  document.addEventListener(
    'click',
    (event) => {
      if (event.detail && gesture?.far) return
      const target = tapped(event)
      if (target.closest('wx-button[disabled]')) return
      const point = pagePoint(event)
      const detail = { x: event.pageX, y: event.pageY }
      fire(target, 'tap', detail, {
        originalEvent: event,
        extraFields: { touches: [point], changedTouches: [point] },
      })
    },
    true,
  )
}

function bindMotion() {
  for (const type of [
    'transitionend',
    'animationstart',
    'animationiteration',
    'animationend',
  ] as const) {
    const listener = (event: TransitionEvent | AnimationEvent) => {
      const propertyName = 'propertyName' in event ? event.propertyName : undefined
      fire(event.target, type, { elapsedTime: event.elapsedTime, propertyName })
    }
    document.addEventListener(type, listener as EventListener, true)
  }
}

/** Turns what a browser reports into tap, touch, long-press and motion events; a mouse drags like a finger. */
export function bindDomEvents(): void {
  bindTouches()
  bindTaps()
  bindMotion()
}
