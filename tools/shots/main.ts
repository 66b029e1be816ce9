import path from 'node:path'
import { parseArgs } from 'node:util'
import { startDemo } from '../../emulator/demo/start'
import { launchBrowser } from '../../tests/support/browser'
import { Actor } from './actor'
import { shootForms } from './forms'
import { MODES } from './scenes'
import { shoot } from './shoot'
import { STORY_BEGINS, storyOf } from './story'

const HELP = `npm run shots -- --out DIR [--only TEXT]
Lives through a theme day and takes a picture of every page: light, dark and in large letters; then of every form that
is printed, where LibreOffice is installed.
  --out   folder for the pictures (shots)
  --only  only scenes whose name contains TEXT
  --density  pixels per point (1)`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string' },
      density: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? 'shots')
  const density = Number(values.density ?? 1)
  const demo = await startDemo({ memory: true, port: 0, now: STORY_BEGINS })
  const browser = await launchBrowser()
  try {
    const actor = new Actor(demo)
    for (const moment of storyOf(actor)) {
      await moment.happens()
      const scenes = moment.scenes().filter(({ name }) => name.includes(values.only ?? ''))
      for (const scene of scenes) {
        for (const mode of MODES) {
          const { file, problems } = await shoot(
            browser,
            demo.phone,
            scene,
            { ...mode, density },
            out,
          )
          console.log(path.relative(process.cwd(), file))
          for (const problem of problems) console.log(`  ! ${problem}`)
        }
      }
    }
    if (!values.only || 'form'.startsWith(values.only)) {
      for (const file of await shootForms(demo, actor, out)) console.log(file)
    }
  } finally {
    await browser.close()
    await demo.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
