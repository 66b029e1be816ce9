/** Asks with WeChat's own list; the index of what was chosen, -1 when the person turned back. */
export const chooseOf = (itemList: string[]): Promise<number> =>
  new Promise((resolve) => {
    wx.showActionSheet({
      itemList,
      success: ({ tapIndex }) => resolve(tapIndex),
      fail: () => resolve(-1),
    })
  })
