import fs from 'node:fs'
import path from 'node:path'

const ROOT = path.join(__dirname, '..')
const APP = path.join(ROOT, 'miniprogram')

/** Every text of the Mini Program. */
const texts = fs
  .readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(wxml|ts|json)$/.test(file) && !file.includes('miniprogram_npm'))
  .map((file) => fs.readFileSync(path.join(APP, file), 'utf8'))
  .join('\n')

const guide = fs.readFileSync(path.join(ROOT, 'docs/secretary.zh-CN.md'), 'utf8')
const words = [...new Set([...guide.matchAll(/“([^”]+)”/g)].map(([, word = '']) => word))]

test('what the secretary’s guide puts in quotation marks stands on the phone', () => {
  expect(words.length).toBeGreaterThan(30)
  expect(words.filter((word) => !texts.includes(word))).toEqual([])
})
