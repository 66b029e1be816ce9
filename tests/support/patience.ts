/**
 * How long a test waits for what must come. Nothing is given up because a machine is busy; what never comes fails by its
 * name, before the test itself ends (`testTimeout` of jest.config.js).
 */
export const PATIENCE_MS = 120_000
