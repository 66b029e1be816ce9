import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPhone } from '../../emulator/phone/server'
import { PATIENCE_MS } from '../support/patience'
import { closeBrowser, openPhone } from '../support/phone'

test('saving a file rebuilds the app and reloads the phone; a broken file leaves the last good build', async () => {
  const projectDir = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-'))
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(projectDir, file)), { recursive: true })
    fs.writeFileSync(path.join(projectDir, file), text)
  }
  write('app.json', '{ "pages": ["pages/one/one"] }')
  write('app.js', 'App({})')
  write('pages/one/one.js', 'Page({})')
  write('pages/one/one.wxml', '<view class="word">早</view>')
  const lines: string[] = []
  const phone = await startPhone({
    projectDir,
    gatewayUrl: 'http://127.0.0.1:9',
    persons: [],
    watch: true,
    log: (line) => lines.push(line),
  })
  const { cur, page } = await openPhone({ phone })
  expect(await cur('.word').textContent()).toBe('早')

  write('pages/one/one.js', 'Page({')
  await expectLine(lines, /the build failed/)
  expect(await cur('.word').textContent()).toBe('早')

  write('pages/one/one.js', 'Page({})')
  write('pages/one/one.wxml', '<view class="word">晚</view>')
  await page.locator('.word', { hasText: '晚' }).waitFor()

  await closeBrowser()
  await phone.close()
  fs.rmSync(projectDir, { recursive: true })
})

async function expectLine(lines: string[], words: RegExp) {
  const deadline = Date.now() + PATIENCE_MS
  while (!lines.some((line) => words.test(line))) {
    if (Date.now() > deadline) throw new Error(`no line says ${words}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
