const LARGEST = 1.4

/** Keeps the reader's factor between the sizes the pages were drawn for. */
export const clampScale = (factor: number | undefined): number =>
  Math.min(LARGEST, Math.max(1, factor ?? 1))

/**
 * Factor by which the reader enlarged WeChat's type, 1 to 1.4; 关怀模式 is about 1.4 (platform §6).
 * WebView pages do not scale by themselves: every page hands it to its root as `--fs`.
 */
export const fontScale = (): number => clampScale(wx.getAppBaseInfo().fontSizeScaleFactor)
