import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { isFile } from '../compiler/json'
import type { Project } from '../compiler/project'
import type { Builder } from './builder'
import { notFound, type Reply, typeOf } from './http'

const PHONE = path.join(__dirname, '../client')
const SHELL = path.join(__dirname, '../shell')

export interface Assets {
  phoneCss: string
  shellHtml: string
  shellCss: string
  shellScript: string
}

/** The phone's own sheets and the desk page with its script. */
export async function loadAssets(): Promise<Assets> {
  const sheets = path.join(PHONE, 'styles')
  const bundled = await esbuild.build({
    entryPoints: [path.join(SHELL, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
    tsconfigRaw: {},
  })
  return {
    phoneCss: fs
      .readdirSync(sheets)
      .sort()
      .map((name) => fs.readFileSync(path.join(sheets, name), 'utf8'))
      .join('\n'),
    shellHtml: fs.readFileSync(path.join(SHELL, 'shell.html'), 'utf8'),
    shellCss: fs.readFileSync(path.join(SHELL, 'shell.css'), 'utf8'),
    shellScript: bundled.outputFiles[0]?.text ?? '',
  }
}

export interface AssetSource {
  project: Project
  assets: Assets
  builder: Builder
  clockOffset(): Promise<number>
}

const text = (ending: string, body: string): Reply => ({ type: typeOf(`file${ending}`), body })

/** A file for the browser by its path. */
export async function assetReply(source: AssetSource, pathname: string): Promise<Reply> {
  const { assets, builder } = source
  switch (pathname) {
    case '/':
      return text('.html', assets.shellHtml)
    case '/shell.css':
      return text('.css', assets.shellCss)
    case '/shell.js':
      return text('.js', assets.shellScript)
    case '/phone.html':
      return text('.html', await phoneHtml(source))
    case '/phone.css':
      return text('.css', assets.phoneCss)
    case '/app.css':
      return text('.css', builder.current.style)
    case '/app.js':
      return text('.js', builder.current.script)
    case '/app.js.map':
      return text('.map', builder.current.map)
    default:
      return pathname.startsWith('/mp/')
        ? packagedFile(source.project.root, pathname.slice('/mp/'.length))
        : notFound()
  }
}

async function phoneHtml({ clockOffset }: AssetSource): Promise<string> {
  const html = fs.readFileSync(path.join(PHONE, 'phone.html'), 'utf8')
  return html.replace('__CLOCK_OFFSET__', String(await clockOffset()))
}

/** A picture or other file of the Mini Program; nothing outside its folder. */
function packagedFile(root: string, name: string): Reply {
  const file = path.join(root, decodeURIComponent(name))
  if (!file.startsWith(root + path.sep) || !isFile(file)) return notFound()
  return { type: typeOf(file), body: fs.readFileSync(file) }
}
