import type { Output } from '../../../../../typings/contract'
import { explain } from '../../../../labels/problems'
import { removeMedia } from '../../../../services/record'
import { choosePictures, type UploadState, uploadPictures } from './choose'

type Media = Output<'record.show'>['media']
type PictureTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; url: string }>

/** Pictures of the day: never asked for, added and removed in place (C4.3c, F6). */
Component({
  properties: {
    activityId: String,
    media: { type: Array, value: [] as Media },
    mayAdd: Boolean,
  },
  data: { shown: [] as Media, upload: null as UploadState | null, problem: '' },
  observers: {
    media(media: Media) {
      this.setData({ shown: media })
    },
  },
  methods: {
    async add() {
      const paths = await choosePictures()
      if (paths.length === 0) return
      const { activityId } = this.data
      const done = await uploadPictures(activityId, paths, (upload) => this.setData({ upload }))
      const problem = done.problem ? `${explain(done.problem)}（还有${done.left}张没有传）` : ''
      this.setData({ upload: null, problem })
      this.show([...this.data.shown, ...done.added])
    },
    see(event: PictureTap) {
      const urls = this.data.shown.map(({ url }) => url)
      wx.previewImage({ current: event.currentTarget.dataset.url, urls })
    },
    async remove(event: PictureTap) {
      const { id } = event.currentTarget.dataset
      const { confirm } = await wx.showModal({ title: '删去这张照片？', confirmText: '删去' })
      if (!confirm) return
      const answer = await removeMedia(this.data.activityId, id)
      this.setData({ problem: answer.ok ? '' : explain(answer.code) })
      if (answer.ok) this.show(this.data.shown.filter(({ mediaId }) => mediaId !== id))
    },
    show(shown: Media) {
      this.setData({ shown })
      this.triggerEvent('count', { count: shown.length })
    },
  },
})
