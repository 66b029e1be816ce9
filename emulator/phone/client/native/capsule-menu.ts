import { sharePage } from '../share'
import { topPage } from '../state'
import { choose } from './choose'
import { showToast } from './toast'

/** The capsule's ••• menu. A page that defines onShareAppMessage can be forwarded. */
export async function openCapsuleMenu(): Promise<void> {
  const page = topPage()
  const picked = await choose('更多', [
    { key: 'share' as const, text: '转发给朋友' },
    { key: 'restart' as const, text: '重新进入小程序' },
  ])
  if (picked === 'restart') location.reload()
  if (picked !== 'share' || !page) return
  if (typeof page.instance.onShareAppMessage === 'function') await sharePage(page, { from: 'menu' })
  else showToast({ title: '当前页面不可转发', icon: 'none' })
}
