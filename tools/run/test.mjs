/** `npm test [-- arguments for jest]`: types, lint, build, every test; one closing line. */
import { ensure } from './ensure.mjs'
import { runTests, Tally } from './steps.mjs'

ensure()
const tally = new Tally()
runTests(tally, process.argv.slice(2))
tally.close()
