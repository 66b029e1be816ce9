/** A titled group of rows on one sheet. */
Component({
  properties: { title: String, note: String },
})
