/** What was written on this phone survives a closed page, a closed app and a lost network until the server has it. */
export type DraftStore<T> = {
  kept(id: string): T | null
  keep(id: string, words: T): void
  forget(id: string): void
  /** Forgets words that are with the server; others, written since on this page opened again, stay. */
  forgetIf(id: string, is: (kept: T) => boolean): void
}

/** One kind of drafts, told apart by an id. */
export const draftStore = <T>(kind: string): DraftStore<T> => {
  const keyOf = (id: string) => `${kind}-draft-${id}`
  const store: DraftStore<T> = {
    kept: (id) => (wx.getStorageSync(keyOf(id)) as T | '') || null,
    keep: (id, words) => wx.setStorageSync(keyOf(id), words),
    forget: (id) => wx.removeStorageSync(keyOf(id)),
    forgetIf(id, is) {
      const kept = store.kept(id)
      if (kept && is(kept)) store.forget(id)
    },
  }
  return store
}
