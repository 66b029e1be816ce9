import { collections } from '../../cloudfunctions/core/store'
import { provision } from '../platform/provision'
import type { Command } from './command'

export const provisionCommand: Command = {
  name: 'provision',
  usage: '',
  summary: '建立全部集合，列出要在控制台添加的索引（可重复运行）',
  async run({ print, connect }) {
    const connection = connect()
    const { created, indexesToMake } = await provision(connection, collections)
    print(
      `集合 ${collections.length} 个${connection.gateway ? '，索引已建立。' : `，本次新建 ${created.length} 个。`}`,
    )
    if (indexesToMake.length === 0) return
    print(
      '接口不能建立索引。请在云开发控制台“数据库”逐个集合添加下列索引，并把权限设为“所有用户不可读写”：',
    )
    for (const { name, indexes } of indexesToMake) {
      for (const { name: index, keys, unique } of indexes) {
        const fields = keys.map(
          ([field, direction]) => `${field} ${direction === 1 ? '升序' : '降序'}`,
        )
        print(
          `  ${name}　索引名 ${index}　字段 ${fields.join('、')}　${unique ? '唯一' : '非唯一'}`,
        )
      }
    }
  },
}
