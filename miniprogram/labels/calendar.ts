/** Said after the phone was asked to keep something in its calendar. */
export const addedText = { added: '已加入手机日历', declined: '没有加入手机日历' } as const
