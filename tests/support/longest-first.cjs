const { default: Sequencer } = require('@jest/test-sequencer')

/** Kinds by the time a file of theirs takes; whatever is begun last is waited for alone. */
const LONGEST_FIRST = ['journeys', 'faults', 'tools', 'security', 'phone', 'actions', 'gateway']
const placeOf = ({ path }) => {
  const place = LONGEST_FIRST.findIndex((kind) => path.includes(`/tests/${kind}/`))
  return place < 0 ? LONGEST_FIRST.length : place
}

/** On a fresh clone nothing is known of how long a file took, and its size says little. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const usual = [...(await super.sort(tests))]
    return usual.sort((a, b) => placeOf(a) - placeOf(b))
  }
}
