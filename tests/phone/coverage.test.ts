import fs from 'node:fs'
import path from 'node:path'
import { filesBelow } from '../../tools/build/write'
import { type PhoneWorld, startPhoneWorld } from './world'

const APP = path.resolve(__dirname, '../../miniprogram')

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

/** `showToast`, `cloud.uploadFile`, … as the scripts of the app and of its components name them. */
function usedNames(): string[] {
  const sources = filesBelow(APP)
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => fs.readFileSync(path.join(APP, file), 'utf8'))
  const names = sources.flatMap((source) => [...source.matchAll(/\bwx\.(cloud\.)?([a-zA-Z]\w*)/g)])
  return [...new Set(names.map(([, cloud = '', name]) => cloud + name))].sort()
}

test('the phone has every function of wx that the Mini Program uses', async () => {
  const { page } = await world.open()
  const lacking = await page.evaluate((names) => {
    const { wx } = window as unknown as { wx: Record<string, object> }
    return names.filter((name) => {
      const [first = '', member] = name.split('.')
      return member ? !(member in (wx[first] ?? {})) : !(first in wx)
    })
  }, usedNames())
  expect(lacking).toEqual([])
})

test('an unknown function counts as lacking', async () => {
  const { page } = await world.open()
  expect(await page.evaluate('"startBluetooth" in wx')).toBe(false)
  expect(await page.evaluate('wx.canIUse("startBluetooth")')).toBe(false)
  expect(await page.evaluate('wx.canIUse("showToast")')).toBe(true)
})
