/** `npm start`: the cloud and the phone with the demo branches. */
import { runTypeScript } from './tsx.mjs'

runTypeScript('emulator/demo/main.ts', process.argv.slice(2))
