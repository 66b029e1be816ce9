import { commands } from './commands'

/** What `--help` prints. */
export const helpText = () => `用法：npm run tool -- <命令> [选项]

命令：
${commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`).join('\n')}
  help
      显示本说明

连接（二选一）：
  --local 端口
      连接本机正在运行的环境（npm start 会打印端口）
  --env-id 环境 --secret-id 编号 --secret-key 密钥 [--region ap-shanghai]
      连接云开发环境；也可用环境变量 TCB_ENV、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY

名册工作簿：每个二级党组织一张工作表（名称以“党委”“党总支”或“直属党支部”结尾），第一行为
  姓名、学号/工号、手机、身份、支部、党小组、入党日期、转正日期、流动、职务
另有一张“支部情况”：支部、二级党组织、类型、固定时间、时长(分钟)、地点。样例见 emulator/demo/roster.xlsx。

计划工作簿：工作表“活动计划表”，第一行为 月份、主题、内容、形式、地点、责任人、备注，每月一行。
样例见 emulator/demo/plan.xlsx。`
