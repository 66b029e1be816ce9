import { FILLED, ICONS } from './icons'

const BASE = `.t-icon{display:inline-block;line-height:1;vertical-align:middle;}
.t-icon-base{display:block;width:1em;height:1em;}
.t-icon__image{display:block;width:1em;height:1em;}
`

const SVG =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke-width='1.6' stroke-linecap='round' stroke-linejoin='round'>"

/** `url()` of a picture inside the sheet itself: nothing is fetched, online or off. */
const inline = (body: string) => `url("data:image/svg+xml,${escaped(`${SVG}${body}</svg>`)}")`

/** What a data address cannot hold; full percent-encoding would double the weight. */
const escaped = (svg: string) => svg.replace(/[<>#%]/g, encodeURIComponent)

const line = (d: string) => `<path stroke='black' d='${d}'/>`
const filled = (name: string, [ground, sign]: [string, string]) =>
  `<mask id='${name}'><path fill='white' stroke='white' d='${ground}'/><path stroke='black' d='${sign}'/></mask><path fill='black' mask='url(#${name})' d='M0 0h24v24H0z'/>`

const rule = (name: string, url: string) =>
  `.t-icon-${name}{background-color:currentColor;-webkit-mask:${url} center/contain no-repeat;}`

/** The icon component's sheet: a mask per name, coloured by the text colour. Every WeChat renderer knows the prefixed form. */
export function iconStyle(): string {
  const lines = Object.entries(ICONS).map(([name, d]) => rule(name, inline(line(d))))
  const grounds = Object.entries(FILLED).map(([name, parts]) =>
    rule(`${name}-filled`, inline(filled(name, parts))),
  )
  return `${BASE}${[...lines, ...grounds].join('\n')}\n`
}
