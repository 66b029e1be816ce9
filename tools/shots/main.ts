import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../tests/support/browser'
import { shootForms } from './forms'
import { MODES } from './scenes'
import { shoot } from './shoot'
import { STORIES, type Story } from './stories'

const HELP = `npm run shots -- --out DIR [--only TEXT] [--story TEXT]
Lives through a theme day, and through what a month seldom brings, and takes a picture of every page: light, dark and in
large letters; then of every form that is printed, where LibreOffice is installed.
  --out   folder for the pictures (shots)
  --only  only scenes and forms whose name contains TEXT
  --story  only the story whose name contains TEXT: theme day, rarer days
  --density  pixels per point (1)`

type Wanted = { out: string; density: number; only: string }

async function tell(story: Story, browser: Browser, { out, density, only }: Wanted): Promise<void> {
  const demo = await story.begin()
  try {
    const { moments, prints } = story.tell(demo)
    for (const moment of moments) {
      await moment.happens()
      const scenes = moment.scenes().filter(({ name }) => name.includes(only))
      for (const scene of scenes) {
        for (const mode of MODES) {
          const look = { ...mode, density }
          const { file, problems } = await shoot(browser, demo.phone, scene, look, out)
          console.log(path.relative(process.cwd(), file))
          for (const problem of problems) console.log(`  ! ${problem}`)
        }
      }
    }
    const printed = prints().filter(({ name }) => name.includes(only))
    for (const file of await shootForms(demo, printed, out)) console.log(file)
  } finally {
    await demo.close()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string' },
      story: { type: 'string' },
      density: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? 'shots')
  const wanted = { out, density: Number(values.density ?? 1), only: values.only ?? '' }
  const told = STORIES.filter(({ name }) => name.includes(values.story ?? ''))
  const browser = await launchBrowser()
  try {
    for (const story of told) await tell(story, browser, wanted)
  } finally {
    await browser.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
