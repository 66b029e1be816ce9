/** Globals of the client beyond `miniprogram-api-typings`. */

interface IAppOption {
  /** Nothing is shared between pages behind their backs. */
  globalData: Record<string, never>
}
