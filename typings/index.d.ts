/** Globals of the client beyond `miniprogram-api-typings`. */

interface IAppOption {
  globalData: {
    /** Factor of the reader's font size: 1, 1.2 or 1.4. */
    fontScale: number
  }
}
