/** One runner, five kinds of tests; each kind is a project so that it can be run alone: `npx jest --selectProjects domain`. */
const swc = [
  require.resolve('@swc/jest'),
  {
    jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
    module: { type: 'commonjs' },
  },
]
const base = {
  testEnvironment: 'node',
  transform: { '\\.(ts|js|mjs)$': swc },
  transformIgnorePatterns: ['/node_modules/(?!tdesign-miniprogram/|qr/)'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  setupFiles: ['<rootDir>/tests/support/offline.ts'],
}
const kind = (displayName, more = {}) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`],
  ...more,
})

const inTheCloud = {
  globalSetup: '<rootDir>/tests/support/functions-once.ts',
  globalTeardown: '<rootDir>/tests/support/functions-gone.ts',
}

module.exports = {
  projects: [
    kind('domain'),
    kind('gateway'),
    kind('actions', inTheCloud),
    kind('tools', inTheCloud),
    kind('security', inTheCloud),
    kind('faults', inTheCloud),
    kind('phone'),
    kind('components', { testEnvironment: 'jsdom' }),
    kind('journeys'),
    { ...base, displayName: 'architecture', testMatch: ['<rootDir>/tests/*.test.ts'] },
  ],
  testSequencer: '<rootDir>/tests/support/longest-first.cjs',
  // above tests/support/patience.ts: what is waited for in vain is named
  testTimeout: 600000,
}
