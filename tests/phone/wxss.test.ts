import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inlineStyleToCss, lengthsToCss } from '../../emulator/phone/compiler/lengths'
import { wxsToJs } from '../../emulator/phone/compiler/wxs'
import { compileWxss, type WxssOptions } from '../../emulator/phone/compiler/wxss'

let root: string
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'wxss-'))
})
afterAll(() => fs.rmSync(root, { recursive: true }))

const css = (source: string, options: Partial<WxssOptions> = {}) => {
  const file = path.join(root, 'page.wxss')
  fs.writeFileSync(file, source)
  return compileWxss(file, { root, files: new Set(), ...options })
    .replace(/\s+/g, ' ')
    .trim()
}

test.each([
  ['750rpx', '100vw'],
  ['0 -15rpx 7.5rpx', '0 -2vw 1vw'],
  ['calc(100vh - 15rpx)', 'calc(calc(var(--mpvh, 1vh) * 100) - 2vw)'],
  ['calc(16px + env(safe-area-inset-bottom))', 'calc(16px + var(--safe-bottom, 0px))'],
  ['constant(safe-area-inset-top, 4px)', 'var(--safe-top, 0px)'],
  ['var(--rpx-like)', 'var(--rpx-like)'],
])('length %s becomes %s', (wxss, expected) => {
  expect(lengthsToCss(wxss)).toBe(expected)
})

test('an inline style is read the same way', () => {
  expect(inlineStyleToCss('width:{{0}}75rpx;height:50vh')).toBe(
    'width:{{0}}10vw;height:calc(var(--mpvh, 1vh) * 50)',
  )
  expect(inlineStyleToCss('color:red')).toBe('color:red')
})

test.each([
  [
    'page',
    'page{color:red}',
    { pageOf: 'pages/a/a' },
    'wx-page:where([data-is="pages/a/a"]){color:red}',
  ],
  [
    'class of a page',
    '.x view{color:red}',
    { pageOf: 'pages/a/a' },
    ':where([data-is="pages/a/a"]) .x wx-view{color:red}',
  ],
  [
    'class of a component',
    '.x.y:active{color:red}',
    { scope: 's1' },
    '.s1--x.s1--y:active{color:red}',
  ],
  ['host of a component', ':host{color:red}', { scope: 's1' }, '[wx-host="s1"]{color:red}'],
  ['keyframes', '@keyframes k{from{top:0}}', { pageOf: 'pages/a/a' }, '@keyframes k{from{top:0}}'],
])('%s', (_, source, options, expected) => {
  expect(css(source, options)).toBe(expected)
})

test("the colour scheme is the phone's own and weighs nothing", () => {
  expect(css('@media (prefers-color-scheme: dark){ .x{color:red} }', { pageOf: 'pages/a/a' })).toBe(
    ':where([data-theme="dark"]) :where([data-is="pages/a/a"]) .x{color:red}',
  )
})

test('imports are taken in once, from the file or from the root; fonts of other servers are left out', () => {
  fs.writeFileSync(path.join(root, 'a.wxss'), '@import "page.wxss"; .a{top:0}')
  fs.writeFileSync(path.join(root, 'b.wxss'), '.b{top:0}')
  expect(
    css('@import "./a.wxss"; @import "/b.wxss"; @import "https://x.example/c.css"; .c{top:0}'),
  ).toBe('.a{top:0} .b{top:0} .c{top:0}')
  expect(css('@font-face{font-family:t;src:url(https://x.example/t.woff)} .c{top:0}')).toBe(
    '.c{top:0}',
  )
  expect(css('@font-face{font-family:t;src:url("//x.example/t.woff")}')).toBe('')
})

test.each([
  ["var d = getRegExp('\\d+')", "var d = getRegExp('\\\\d+')"],
  ["var n = 'a\\nb'", "var n = 'a\\nb'"],
  ["x.y[0].constructor === 'Array'", "__wxsCtor(x.y[0]) === 'Array'"],
  ["require('./m.wxs')", "require('./m')"],
])('WXS %s', (source, expected) => {
  expect(wxsToJs(source)).toBe(expected)
})
