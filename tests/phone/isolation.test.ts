import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type PhoneWorld, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

test.each([
  'pages/list/list',
  'pages/form/form',
  'pages/me/me',
  'pages/detail/detail',
  'pages/td/td',
])('no request of %s leaves the machine', async (path) => {
  const { settled, outsideRequests, errors } = await world.open({ path, theme: 'dark' })
  await settled()
  expect(outsideRequests).toEqual([])
  expect(errors).toEqual([])
})

test('the compiled sheets name no address beyond the phone', async () => {
  for (const file of ['app.css', 'phone.css', 'shell.css']) {
    const css = await (await fetch(`${world.phone.url}/${file}`)).text()
    expect(css.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /url\(\s*['"]?(https?:)?\/\//,
    )
    expect(css).not.toMatch(/@font-face/)
  }
})

test('the policy refuses eval, inline scripts and other servers', async () => {
  const outside = http.createServer((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
  const { page } = await world.open()
  const inPage = (body: string) =>
    page.evaluate((code) => {
      const script = document.createElement('script')
      script.textContent = `window.__ran = ${code}`
      document.head.append(script)
      return String((window as unknown as { __ran?: unknown }).__ran)
    }, body)
  expect(await inPage('1')).toBe('undefined')
  const reached = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'reached',
        () => 'refused',
      ),
    address,
  )
  expect(reached).toBe('refused')
  const policy = (await fetch(world.phone.phoneUrl())).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toContain('unsafe-eval')
  outside.close()
})

test('files outside the Mini Program are not served', async () => {
  for (const path of [
    '/mp/../project.config.json',
    '/mp/%2e%2e/project.config.json',
    '/mp/..%2fproject.config.json',
  ]) {
    const { status } = await rawGet(path)
    expect(status).toBe(404)
  }
})

/** Sends the path as it stands; fetch would tidy it first. */
function rawGet(path: string): Promise<{ status: number | undefined }> {
  const { hostname, port } = new URL(world.phone.url)
  return new Promise((resolve, reject) => {
    http
      .get({ hostname, port, path }, (response) => {
        response.resume()
        resolve({ status: response.statusCode })
      })
      .on('error', reject)
  })
}
