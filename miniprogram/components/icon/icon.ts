Component({
  properties: { name: String },
})
