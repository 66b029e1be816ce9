// Takes the place of TDesign's t-icon, whose font is loaded from a server of a third party.
const unit = (size) => (/^\d+(\.\d+)?$/.test(String(size)) ? `${size}px` : String(size))

Component({
  options: { styleIsolation: 'apply-shared' },
  externalClasses: ['t-class'],
  properties: {
    name: { type: String, value: '' },
    prefix: { type: String, value: '' },
    color: { type: String, value: '' },
    size: { type: null, value: '' },
    style: { type: String, value: '' },
    customStyle: { type: String, value: '' },
    ariaHidden: { type: null, value: '' },
    ariaLabel: { type: String, value: '' },
    ariaRole: { type: String, value: '' },
  },
  data: { isImage: false, iconStyle: '' },
  observers: {
    'name, color, size, style, customStyle'(name, color, size, style, customStyle) {
      const rules = []
      if (color) rules.push(`color:${color}`)
      if (size !== null && size !== '') rules.push(`font-size:${unit(size)}`)
      this.setData({
        isImage: String(name).indexOf('/') >= 0,
        iconStyle: rules.concat(style || [], customStyle || []).join(';'),
      })
    },
  },
  methods: {
    onTap(event) {
      this.triggerEvent('click', event.detail)
    },
  },
})
