/**
 * Line icons of our own for the names that TDesign's components ask for; 24 × 24, drawn with a round stroke of 1.6.
 * A name ending in `-filled` is the same shape on a filled ground.
 */
const CIRCLE = 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z'
const SQUARE = 'M4 4h16v16H4z'
const CHECK = 'M7.5 12.5l3 3l6-6.5'
const CROSS = 'M9 9l6 6M15 9l-6 6'
const ALERT = 'M12 7.5v5.5M12 16.2v.1'
const INFO = 'M12 11v5.5M12 7.7v.1'
const PAGE = 'M6 3h8l5 5v13H6zM14 3v5h5'

export const ICONS: Record<string, string> = {
  add: 'M12 5v14M5 12h14',
  'add-circle': `${CIRCLE}M12 8v8M8 12h8`,
  'arrow-right': 'M5 12h14M13 6l6 6l-6 6',
  browse:
    'M2.5 12c2.2-4 5.6-6 9.5-6s7.3 2 9.5 6c-2.2 4-5.6 6-9.5 6s-7.3-2-9.5-6zM12 9.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6z',
  'browse-off': 'M2.5 12c2.2-4 5.6-6 9.5-6s7.3 2 9.5 6c-2.2 4-5.6 6-9.5 6s-7.3-2-9.5-6zM4 4l16 16',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'check-circle': `${CIRCLE}${CHECK}`,
  'check-rectangle': `${SQUARE}${CHECK}`,
  'chevron-down': 'M6 9.5l6 6l6-6',
  'chevron-left': 'M14.5 6l-6 6l6 6',
  'chevron-left-double': 'M12.5 6l-6 6l6 6M18 6l-6 6l6 6',
  'chevron-right': 'M9.5 6l6 6l-6 6',
  'chevron-right-double': 'M6 6l6 6l-6 6M11.5 6l6 6l-6 6',
  'chevron-up': 'M6 14.5l6-6l6 6',
  close: 'M6 6l12 12M18 6L6 18',
  'close-circle': `${CIRCLE}${CROSS}`,
  delete: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.9 13h9.2l.9-13M10.3 10.5v6M13.7 10.5v6',
  download: 'M12 4v11M7.5 11l4.5 4.5l4.5-4.5M4.5 20h15',
  edit: 'M4.5 19.5l.8-4L15.8 5l3.2 3.2L8.5 18.7z',
  ellipsis: 'M6 12v.1M12 12v.1M18 12v.1',
  error: `${CIRCLE}${ALERT}`,
  'error-circle': `${CIRCLE}${ALERT}`,
  file: PAGE,
  'file-excel': `${PAGE}M9.5 12l5 5.5M14.5 12l-5 5.5`,
  'file-pdf': `${PAGE}M9.5 17.5v-5.5h3a1.6 1.6 0 0 1 0 3.2h-3`,
  'file-powerpoint': `${PAGE}M9.5 17.5v-5.5h3a1.6 1.6 0 0 1 0 3.2h-3`,
  'file-word': `${PAGE}M9 12l1.5 5.5l1.7-4l1.7 4L15.5 12`,
  'file-zip': `${PAGE}M10.5 6h1.5M10.5 9h1.5M10.5 12h1.5M10.5 15h1.5`,
  'help-circle': `${CIRCLE}M9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.6M12 16.5v.1`,
  image: 'M4 5h16v14H4zM4 16l4.5-4.5l4 4l2.5-2.5l5 4.5M15.3 8.7v.1',
  'info-circle': `${CIRCLE}${INFO}`,
  loading: 'M12 3a9 9 0 1 1-8.5 6',
  'minus-circle': `${CIRCLE}M8 12h8`,
  'minus-rectangle': `${SQUARE}M8 12h8`,
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4',
  remove: 'M5 12h14',
  search: 'M10.8 4a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 0 1 0-13.6zM16 16l4.5 4.5',
  time: `${CIRCLE}M12 7v5.3l3.5 2.2`,
  upload: 'M12 15.5V4M7.5 8.5L12 4l4.5 4.5M4.5 20h15',
  user: 'M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6',
  view: 'M4 6h16M4 12h16M4 18h16',
}

/** Shapes that TDesign also asks for as `-filled`. */
export const FILLED: Record<string, [ground: string, sign: string]> = {
  'check-circle': [CIRCLE, CHECK],
  'check-rectangle': [SQUARE, CHECK],
  'close-circle': [CIRCLE, CROSS],
  'error-circle': [CIRCLE, ALERT],
  'file-excel': [PAGE, 'M9.5 12l5 5.5M14.5 12l-5 5.5'],
  'file-pdf': [PAGE, 'M9.5 17.5v-5.5h3a1.6 1.6 0 0 1 0 3.2h-3'],
  'file-powerpoint': [PAGE, 'M9.5 17.5v-5.5h3a1.6 1.6 0 0 1 0 3.2h-3'],
  'file-word': [PAGE, 'M9 12l1.5 5.5l1.7-4l1.7 4L15.5 12'],
  'file-zip': [PAGE, 'M10.5 6h1.5M10.5 9h1.5M10.5 12h1.5M10.5 15h1.5'],
  'info-circle': [CIRCLE, INFO],
  'minus-circle': [CIRCLE, 'M8 12h8'],
  'minus-rectangle': [SQUARE, 'M8 12h8'],
}
