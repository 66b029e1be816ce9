import path from 'node:path'
import { parseArgs } from 'node:util'
import { startDemo } from '../../emulator/demo/start'
import { launchBrowser } from '../../tests/support/browser'
import { MODES } from './scenes'
import { shoot } from './shoot'
import { STORY_BEGINS, storyOf } from './story'

const HELP = `npm run shots -- --out DIR [--only TEXT]
Lives through a theme day and takes a picture of every page: light, dark and in large letters.
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
    for (const moment of storyOf(demo)) {
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
  } finally {
    await browser.close()
    await demo.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
