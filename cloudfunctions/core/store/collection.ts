/** A collection's name and indexes, declared once, created by one list for gateway, tools and cloud. */
export type Index = {
  name: string
  keys: readonly (readonly [field: string, direction: 1 | -1])[]
  unique?: boolean
}
export type Collection = { name: string; indexes: readonly Index[] }
