/** Jest's `globalTeardown`: takes away what `functions-once.ts` made. */
export { removeFunctions as default } from './functions-once'
