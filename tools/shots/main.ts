import path from 'node:path'
import { parseArgs } from 'node:util'
import { startDemo } from '../../emulator/demo/start'
import { launchBrowser } from '../../tests/support/browser'
import { MODES, pageScenes } from './scenes'
import { shoot } from './shoot'

const PROJECT = path.resolve(__dirname, '../..')

const HELP = `npm run shots -- --out DIR [--only TEXT] [--now ISO]
Takes a picture of every page as every demo person: light, dark and in large letters.
  --out   folder for the pictures (shots)
  --only  only scenes whose name contains TEXT
  --now   what the clock shows, with zone
  --density  pixels per point (1)`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string' },
      now: { type: 'string' },
      density: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? 'shots')
  const density = Number(values.density ?? 1)
  const demo = await startDemo({ memory: true, port: 0, now: values.now })
  const browser = await launchBrowser()
  try {
    const scenes = pageScenes(PROJECT, demo.persons).filter(({ name }) =>
      name.includes(values.only ?? ''),
    )
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
  } finally {
    await browser.close()
    await demo.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
