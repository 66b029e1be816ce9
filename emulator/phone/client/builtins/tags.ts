/** Tags that WeChat builds in. In WXSS a tag of this list names the built-in, in the document it is `wx-<tag>`. */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set(
  `view text button input textarea picker picker-view picker-view-column switch slider radio-group radio
  checkbox-group checkbox label form image icon progress rich-text scroll-view swiper swiper-item navigator canvas
  cover-view cover-image movable-area movable-view page-meta navigation-bar root-portal match-media web-view video map
  camera open-data official-account page-container share-element sticky-header sticky-section list-view grid-view
  keyboard-accessory editor audio ad`.split(/\s+/),
)
