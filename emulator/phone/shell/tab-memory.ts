/** What this tab remembers: two tabs are two phones, each with its own person. */
export interface TabMemory {
  as: string
  theme: 'light' | 'dark'
  font: string
  online: boolean
  size: string
}

const KEY = 'phone-desk'
const DEFAULTS: TabMemory = { as: '', theme: 'light', font: '1', online: true, size: '390x844' }

/** The address bar wins once; afterwards the tab keeps its own choice. */
export function recallTab(): TabMemory {
  const kept = {
    ...DEFAULTS,
    ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<TabMemory>),
  }
  const query = new URLSearchParams(location.search)
  return {
    ...kept,
    as: query.get('as') ?? kept.as,
    theme: (query.get('theme') as TabMemory['theme']) ?? kept.theme,
    font: query.get('font') ?? kept.font,
  }
}

export function rememberTab(tab: TabMemory): void {
  sessionStorage.setItem(KEY, JSON.stringify(tab))
}
