import type { Media } from '../../../../../typings/contract'
import { doubtWords } from '../../../../labels/doubt'
import { type PictureRow, pictureRow } from '../../../../labels/pictures'
import { explain } from '../../../../labels/problems'
import type { Answer } from '../../../../services/answer'
import { keptPictures } from '../../../../services/kept-pictures'
import {
  archiveMedia,
  arrangeMedia,
  chooseMedia,
  decideMedia,
  isTooLong,
  prepared,
  publishMedia,
  removeMedia,
} from '../../../../services/media'
import { askAlong, NOTICES } from '../../../../services/subscription'
import { isFull, leftOutLine, mediaLine, moved, newsLine, waitingLine } from './view'

type Tap = WechatMiniprogram.BaseEvent<
  Record<string, never>,
  { id: string; url: string; by: number }
>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** Pictures or one clip of a record: added through weak networks, named, put in order, taken away (C4.3c). */
Component({
  properties: {
    activityId: String,
    media: { type: Array, value: [] as Media[] },
    /** What stays of erased ones, in words. */
    erased: { type: Array, value: [] as string[] },
    /** Adding, captions, order and removal. */
    mayEdit: Boolean,
    /** What was held back, and the copy for publicity. */
    mayDecide: Boolean,
    sealed: Boolean,
  },
  data: {
    rows: [] as PictureRow[],
    full: false,
    waiting: '',
    /** What was chosen is being made smaller; nothing of it waits yet. */
    preparing: false,
    percent: -1,
    problem: '',
    open: null as PictureRow | null,
    caption: '',
    first: false,
    last: false,
    busy: false,
  },
  observers: {
    media(media: Media[]) {
      const kept = keptPictures.kept(this.data.activityId)
      this.setData({ rows: media.map(pictureRow), full: isFull(media, kept.length) })
    },
  },
  lifetimes: {
    attached() {
      const stop = keptPictures.onChange((added) => {
        if (added?.activityId === this.data.activityId) this.take(added.media)
        this.showWaiting()
      })
      Object.assign(this, { stop })
    },
    ready() {
      this.showWaiting()
      keptPictures.send()
    },
    detached() {
      ;(this as unknown as { stop?: () => void }).stop?.()
    },
  },
  methods: {
    showWaiting() {
      const { activityId } = this.data
      const sending = keptPictures.sending(activityId)
      const news = keptPictures.takeNews(activityId)
      const kept = keptPictures.kept(activityId)
      this.setData({
        waiting: this.data.preparing ? '正在准备…' : waitingLine(kept, sending),
        full: isFull(this.data.media, kept.length),
        percent: sending ? sending.percent : -1,
        ...(news.length > 0 ? { problem: newsLine(news) } : {}),
      })
    },
    take(media: Media) {
      const others = this.data.media.filter(({ mediaId }) => mediaId !== media.mediaId)
      this.tell([...others, media])
    },
    /** The page knows what stands here, for its own line and the next time it is drawn. */
    tell(media: Media[]) {
      this.setData({ media })
      this.triggerEvent('changed', { media, photos: mediaLine(media) })
    },

    async add() {
      await askAlong(NOTICES)
      const { activityId, media } = this.data
      const have = media.length + keptPictures.kept(activityId).length
      const chosen = await chooseMedia(have)
      if (chosen.length === 0) return
      const short = chosen.filter((one) => !isTooLong(one))
      this.setData({ problem: leftOutLine(chosen.length - short.length), preparing: true })
      try {
        for (const one of short) keptPictures.keep([await prepared(activityId, one)])
      } finally {
        this.setData({ preparing: false })
      }
      await keptPictures.send()
    },
    sendAgain() {
      this.setData({ problem: '' })
      keptPictures.send()
    },
    async giveUp() {
      const { confirm } = await wx.showModal({ title: '不再上传剩下的？', confirmText: '不传了' })
      if (confirm) keptPictures.giveUp(this.data.activityId)
    },

    see(event: Tap) {
      const shown = this.data.media.filter(({ kind, url }) => kind === 'picture' && url !== '')
      const { url } = event.currentTarget.dataset
      wx.previewImage({ current: url, urls: shown.map((one) => one.url) })
    },
    edit(event: Tap) {
      const { id } = event.currentTarget.dataset
      this.show(id)
    },
    show(mediaId: string) {
      const { rows } = this.data
      const at = rows.findIndex((one) => one.mediaId === mediaId)
      const open = rows[at] ?? null
      this.setData({
        open,
        caption: open?.caption ?? '',
        first: at === 0,
        last: at === rows.length - 1,
      })
    },
    leave() {
      this.setData({ open: null })
    },
    type(event: Typed) {
      this.setData({ caption: event.detail.value.trim() })
    },
    /** Runs one change of the open picture; the problem is said in the list. */
    async change<T>(run: () => Promise<Answer<T>>, after: (data: T) => void) {
      if (this.data.busy) return
      this.setData({ busy: true, problem: '' })
      const answer = await run()
      this.setData({ busy: false })
      if (answer.ok) after(answer.data)
      else {
        this.setData({ problem: explain(answer.code) })
        this.leave()
      }
    },
    arrange(order: readonly string[], captions: Record<string, string>) {
      const { activityId, media } = this.data
      const next = order.flatMap((id) => {
        const one = media.find(({ mediaId }) => mediaId === id)
        return one ? [{ ...one, caption: captions[id] ?? one.caption }] : []
      })
      const named = next.map(({ mediaId, caption }) => ({ mediaId, caption }))
      return this.change(
        () => arrangeMedia({ activityId, media: named }),
        ({ doubt }) => {
          this.tell(next)
          if (doubt) this.setData({ problem: doubtWords.own })
        },
      )
    },
    ids(): string[] {
      return this.data.media.map(({ mediaId }) => mediaId)
    },
    async name() {
      const { open, caption } = this.data
      if (open && caption !== open.caption)
        await this.arrange(this.ids(), { [open.mediaId]: caption })
      this.leave()
    },
    async move(event: Tap) {
      const { open } = this.data
      if (!open) return
      const by = Number(event.currentTarget.dataset.by) < 0 ? -1 : 1
      await this.arrange(moved(this.ids(), open.mediaId, by), {})
      this.show(open.mediaId)
    },
    async remove() {
      const { open, activityId } = this.data
      if (!open) return
      const title = open.isClip ? '删去这段视频？' : '删去这张照片？'
      const { confirm } = await wx.showModal({ title, confirmText: '删去' })
      if (!confirm) return
      await this.change(
        () => removeMedia(activityId, open.mediaId),
        ({ mediaId }) => this.tell(this.data.media.filter((one) => one.mediaId !== mediaId)),
      )
      this.leave()
    },
    async decide() {
      const { open, activityId } = this.data
      if (!open) return
      const keep = open.held
      await this.change(
        () => decideMedia({ activityId, mediaId: open.mediaId, keep }),
        () => this.replace(open.mediaId, { held: !keep }),
      )
    },
    async keepLong() {
      const { open, activityId } = this.data
      if (!open) return
      const archive = !open.archive
      await this.change(
        () => archiveMedia({ activityId, mediaId: open.mediaId, archive }),
        () => this.replace(open.mediaId, { archive }),
      )
    },
    async publish() {
      const { open, activityId } = this.data
      if (!open) return
      const inCopy = !open.inCopy
      const { confirm, content } = await wx.showModal({
        title: inCopy ? '重新用于宣传？' : '不再用于宣传？',
        editable: true,
        placeholderText: '原因，例如：本人不同意',
        confirmText: '确定',
      })
      const reason = (content ?? '').trim()
      if (!confirm) return
      if (reason === '') {
        this.setData({ problem: '请写明原因。' })
        this.leave()
        return
      }
      await this.change(
        () => publishMedia({ activityId, mediaId: open.mediaId, inCopy, reason }),
        () => this.replace(open.mediaId, { inCopy }),
      )
    },
    replace(mediaId: string, part: Partial<Media>) {
      this.tell(this.data.media.map((one) => (one.mediaId === mediaId ? { ...one, ...part } : one)))
      this.show(mediaId)
    },
  },
})
