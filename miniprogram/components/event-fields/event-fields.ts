import { categoryWords, modeWords, tagWords } from '../../labels/activity'
import { optionsOf } from '../../labels/options'
import { lengthWords } from '../../lib/calendar'
import { type Fields, LENGTHS, NO_FIELDS } from './fields'

type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** The fields of a theme day: theme, items, time, place, form. Tells every change as a part of `Fields`. */
Component({
  properties: {
    view: { type: Object, value: NO_FIELDS },
    /** The texts as they were opened: the fields themselves keep what is typed after that. */
    opened: { type: Object, value: { theme: '', place: '' } },
    /** Where the theme comes from. */
    source: String,
    /** Beside the title of time and place. */
    slotNote: String,
  },
  data: {
    categoryOptions: optionsOf(categoryWords),
    tagOptions: optionsOf(tagWords),
    modeOptions: optionsOf(modeWords),
    lengthOptions: LENGTHS.map(lengthWords),
    more: false,
  },
  methods: {
    tell(part: Partial<Fields>) {
      this.triggerEvent('change', { part })
    },
    typeTheme(event: Typed) {
      this.tell({ theme: event.detail.value })
    },
    typePlace(event: Typed) {
      this.tell({ place: event.detail.value })
    },
    chooseCategories(event: Chosen<Fields['categories'][number]>) {
      this.tell({ categories: event.detail.chosen })
    },
    chooseTags(event: Chosen<Fields['tags'][number]>) {
      this.tell({ tags: event.detail.chosen })
    },
    chooseMode(event: Chosen<Fields['mode']>) {
      const [mode] = event.detail.chosen
      if (mode) this.tell({ mode })
    },
    chooseDay(event: Typed) {
      this.tell({ day: event.detail.value })
    },
    chooseTime(event: Typed) {
      this.tell({ time: event.detail.value })
    },
    chooseLength(event: Typed) {
      this.tell({ minutes: LENGTHS[Number(event.detail.value)] ?? 90 })
    },
    showMore() {
      this.setData({ more: true })
    },
  },
})
