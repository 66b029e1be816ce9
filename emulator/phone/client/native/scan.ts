import { button, element } from '../dom'
import { messageOf } from '../errors'
import { decodeFile, decodePicture } from './decode-qr'
import { pickFiles } from './pick-file'
import { openSheet } from './sheet'

/** 扫一扫: from the camera, from a picture on disk, or from pasted text. null when closed. */
export function openScanner(title = '扫一扫'): Promise<string | null> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('bottom', title, () => end(null))
    box.classList.add('scan')
    let stream: MediaStream | undefined
    let running = true
    const end = (text: string | null) => {
      running = false
      for (const track of stream?.getTracks() ?? []) track.stop()
      close()
      resolve(text)
    }
    const note = element('p', 'note', '')
    note.setAttribute('role', 'status')
    const video = element('video')
    video.muted = true
    video.playsInline = true
    video.hidden = true

    const fromPicture = async () => {
      const [file] = await pickFiles()
      const text = file && (await decodeFile(file))
      if (text) end(text)
      else if (file) note.textContent = '图片里没有认出二维码'
    }
    const fromCamera = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        video.srcObject = stream
        video.hidden = false
        await video.play()
        watch()
      } catch (error) {
        note.textContent = `摄像头打不开：${messageOf(error)}`
      }
    }
    const watch = () => {
      if (!running) return
      const text = video.videoWidth
        ? decodePicture(video, video.videoWidth, video.videoHeight)
        : undefined
      if (text) end(text)
      else requestAnimationFrame(watch)
    }

    box.append(element('h3', '', title), video, button('item', '从图片识别', fromPicture))
    if (navigator.mediaDevices) box.append(button('item', '打开摄像头', fromCamera))
    box.append(
      pasteRow(end),
      note,
      button('item cancel', '取消', () => end(null)),
    )
  })
}

function pasteRow(end: (text: string) => void): HTMLElement {
  const row = element('form', 'row')
  const input = element('input', 'field')
  input.placeholder = '或粘贴二维码的内容'
  input.setAttribute('aria-label', '二维码内容')
  const use = element('button', 'ok', '使用')
  row.append(input, use)
  row.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim()) end(input.value.trim())
  })
  return row
}
