import { type FormName, formWords } from '../../labels/forms'
import { explain } from '../../labels/problems'
import { type FormAbout, fetchFormNamed } from '../../services/forms'

type File = { path: string; name: string; type: 'docx' | 'xlsx' | 'zip' }
type Row = { name: FormName; title: string; note: string }
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { name: FormName }>

const typeOf = (name: string): File['type'] =>
  name.endsWith('.docx') ? 'docx' : name.endsWith('.zip') ? 'zip' : 'xlsx'

/** Forms by name; one tap makes a file, another sends or opens it. */
Component({
  properties: {
    /** Names of the forms, in their order. */
    forms: { type: Array, value: [] as FormName[] },
    about: { type: Object, value: {} as FormAbout },
  },
  data: { rows: [] as Row[], busy: '', file: null as File | null, problem: '' },
  observers: {
    forms(forms: FormName[]) {
      this.setData({ rows: forms.map((name) => ({ name, ...formWords[name] })) })
    },
    /** A file belongs to what it was made for. */
    about() {
      this.setData({ file: null, problem: '' })
    },
  },
  methods: {
    async make(event: Tap) {
      const { name } = event.currentTarget.dataset
      if (this.data.busy) return
      this.setData({ busy: name, problem: '' })
      const { about } = this.data
      const answer = await fetchFormNamed(name, about)
      // meanwhile another year may have been turned to
      if (about !== this.data.about) this.setData({ busy: '' })
      else if (answer.ok) {
        this.setData({ busy: '', file: { ...answer.data, type: typeOf(answer.data.name) } })
      } else this.setData({ busy: '', problem: explain(answer.code) })
    },
    /** A tap of its own: a download does not carry the tap that sharing needs (platform §6). */
    share() {
      const { file } = this.data
      if (file) wx.shareFileMessage({ filePath: file.path, fileName: file.name })
    },
    /** An archive is for a computer; the phone opens papers and tables. */
    open() {
      const { file } = this.data
      if (file && file.type !== 'zip') {
        wx.openDocument({ filePath: file.path, fileType: file.type, showMenu: true })
      }
    },
    another() {
      this.setData({ file: null })
    },
  },
})
