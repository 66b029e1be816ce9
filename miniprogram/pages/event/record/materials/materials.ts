import type { Material, MaterialForm, MaterialLevel } from '../../../../../typings/contract'
import { optionsOf } from '../../../../labels/options'
import { formWords, levelWords } from '../../../../labels/record'
import { refusalText } from '../../../../labels/refusals'
import { isOfficialLink, materialRow } from '../parts-view'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'title' | 'link' }
>
type Chosen<T> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type RowTap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>

const EMPTY: Material = { title: '', level: 'central', form: 'read', link: '' }

/** What was told or studied: a title, who issued it and how; a link of an official site when there is one (C3.1). */
Component({
  properties: {
    materials: { type: Array, value: [] as Material[] },
    fixed: Boolean,
    /** Sites whose links may be named. */
    sites: { type: Array, value: [] as string[] },
  },
  data: {
    rows: [] as ReturnType<typeof materialRow>[],
    levels: optionsOf(levelWords),
    forms: optionsOf(formWords),
    adding: false,
    fresh: EMPTY,
    level: [EMPTY.level] as MaterialLevel[],
    form: [EMPTY.form] as MaterialForm[],
    problem: '',
  },
  observers: {
    materials(materials: Material[]) {
      this.setData({ rows: materials.map(materialRow) })
    },
  },
  methods: {
    open() {
      const { level, form } = EMPTY
      this.setData({ adding: true, fresh: EMPTY, level: [level], form: [form], problem: '' })
    },
    leave() {
      this.setData({ adding: false })
    },
    type(event: Typed) {
      const { field } = event.currentTarget.dataset
      const fresh = { ...this.data.fresh, [field]: event.detail.value.trim() }
      this.setData({ fresh, problem: '' })
    },
    chooseLevel(event: Chosen<MaterialLevel>) {
      const level = event.detail.chosen[0] ?? EMPTY.level
      this.setData({ level: [level], fresh: { ...this.data.fresh, level } })
    },
    chooseForm(event: Chosen<MaterialForm>) {
      const form = event.detail.chosen[0] ?? EMPTY.form
      this.setData({ form: [form], fresh: { ...this.data.fresh, form } })
    },
    add() {
      const { fresh, materials, sites } = this.data
      const problem =
        fresh.title === ''
          ? '请写学习内容的标题。'
          : isOfficialLink(fresh.link, sites)
            ? ''
            : refusalText['link-not-official']
      if (problem) {
        this.setData({ problem })
        return
      }
      this.leave()
      this.triggerEvent('change', { materials: [...materials, fresh] })
    },
    async remove(event: RowTap) {
      const { index } = event.currentTarget.dataset
      const { materials } = this.data
      const { confirm } = await wx.showModal({
        title: `删去《${materials[index]?.title}》？`,
        confirmText: '删去',
      })
      if (confirm) {
        this.triggerEvent('change', { materials: materials.filter((_, i) => i !== index) })
      }
    },
    copy(event: RowTap) {
      wx.setClipboardData({ data: this.data.rows[event.currentTarget.dataset.index]?.link ?? '' })
    },
  },
})
