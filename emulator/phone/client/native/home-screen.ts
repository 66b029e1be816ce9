import { button, element, fixed } from '../dom'
import { state } from '../state'

/** Leaves the Mini Program in the background, as the round button of the capsule does. */
export function goHomeScreen(): void {
  if (fixed('overlay').querySelector('.mp-home-screen')) return
  const screen = element('div', 'mp-home-screen')
  const back = () => {
    screen.remove()
    state.hooks.emit('foreground')
  }
  screen.append(element('p', '', '小程序在后台运行'), button('ok', '回到小程序', back))
  fixed('overlay').append(screen)
  state.hooks.emit('background')
}
