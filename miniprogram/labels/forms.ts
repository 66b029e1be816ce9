/** What a page can offer; which of them somebody sees depends on what they lead. */
export type FormName =
  | 'record'
  | 'register'
  | 'closedRegister'
  | 'ledger'
  | 'plan'
  | 'annual'
  | 'mobile'
  | 'contacts'
  | 'handover'
  | 'unitLedger'
  | 'schoolAnnual'

/** Names of the forms and what each is for. */
export const formWords: Record<FormName, { title: string; note: string }> = {
  record: { title: '记录表', note: 'Word 文件，打印后签字存档' },
  register: { title: '签到表', note: '空白表，供现场签名' },
  closedRegister: { title: '签到表', note: '归档的到会情况' },
  ledger: { title: '台账', note: '全年每次活动一行' },
  plan: { title: '计划表', note: '全年每月的主题安排' },
  annual: { title: '年度统计表', note: '12 个月开展情况' },
  mobile: { title: '流动党员登记表', note: '今天的情况' },
  contacts: { title: '联系记录表', note: '全年与流动党员的联系' },
  handover: { title: '移交材料', note: '各表打包，附目录和校验码' },
  unitLedger: { title: '各支部台账', note: '本单位各支部全年每次活动一行' },
  schoolAnnual: { title: '年度统计表', note: '各二级党组织 12 个月开展情况' },
}
