const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const NUMERALS = '一二三四五六七八九十'
/** Surname and stem together come again after so many. */
const ROUND = 270

/**
 * The name of the nth invented person, from 0: surname, heavenly stem, numeral (domain §5). 2 700 names come before any
 * comes again.
 */
export const inventedName = (index: number): string =>
  SURNAMES.charAt(index % SURNAMES.length) +
  STEMS.charAt(index % STEMS.length) +
  NUMERALS.charAt((index + Math.floor(index / ROUND)) % NUMERALS.length)
