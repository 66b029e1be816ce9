/** Who holds the phone. */
export interface Person {
  openid: string
  name: string
  note: string
  phone: string
}

export const identity: Person = { openid: 'o-stranger', name: '陌生人', note: '', phone: '' }

/** What the phone's server knows: whom a person at the desk may be, and how templates are called. */
export interface PhoneConfig {
  persons: Person[]
  /** subscription template id → its title, shown when a person is asked */
  templateTitles: Record<string, string>
  /** page that a scanned mini-program code opens */
  codePage: string
}

export const phoneConfig: PhoneConfig = { persons: [], templateTitles: {}, codePage: '' }

/** Takes the person named by `as` (the first one when nobody is named), with what the server knows about them. */
export async function becomePerson(openid: string | null): Promise<void> {
  const answer = await fetch('/__config')
  Object.assign(phoneConfig, (await answer.json()) as PhoneConfig)
  const [first] = phoneConfig.persons
  const found = openid ? phoneConfig.persons.find((person) => person.openid === openid) : first
  if (found) Object.assign(identity, found)
  else if (openid) Object.assign(identity, { openid, name: openid, note: '', phone: '' })
}

/** `139****0001` */
export const maskedPhone = (phone: string): string =>
  phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
