/** Signs that XML has no way to write (XML 1.0 §2.2): one of them makes a whole form unreadable. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

export const writable = (text: string): string => text.replace(UNWRITABLE, '')
