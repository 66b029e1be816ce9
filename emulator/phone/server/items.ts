/** What the phones left for the desk: share cards, calendar entries, files, notices. Kept while the server runs. */
export interface StoredItem {
  id: number
  openid: string
  /** milliseconds on the gateway's clock */
  at: number
  item: Record<string, unknown>
  file?: Uint8Array
}

const MOST_ITEMS = 200
const MOST_FILES = 20

export class Items {
  private list: StoredItem[] = []
  private last = 0

  add(entry: Omit<StoredItem, 'id'>): StoredItem {
    const stored = { ...entry, id: ++this.last }
    this.list = [...this.list, stored].slice(-MOST_ITEMS)
    const files = this.list.filter((one) => one.file)
    for (const old of files.slice(0, -MOST_FILES)) old.file = undefined
    return stored
  }

  /** Newest first. A card is everybody's, everything else belongs to the one who left it. */
  of(openid: string | null): Omit<StoredItem, 'file'>[] {
    return this.list
      .filter((one) => !openid || one.item.kind === 'share' || one.openid === openid)
      .map(({ file, ...rest }) => ({ ...rest, hasFile: Boolean(file) }))
      .reverse()
  }

  find(id: number): StoredItem | undefined {
    return this.list.find((one) => one.id === id)
  }
}
