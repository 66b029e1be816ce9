import { makeBackup } from '../backup/make'
import { restoreBackup } from '../backup/restore'
import { OperatorError } from '../operator-error'
import { type Command, typedPath } from './command'

export const backupCommand: Command = {
  name: 'backup',
  usage: '--out 文件夹 [--pictures]',
  summary:
    '把环境里的全部数据备份到文件夹中新的一份；加 --pictures 时照片和视频一并取回，已有的不重复取',
  async run({ options, print, connect }) {
    if (!options.out) throw new OperatorError('请用 --out 给出存放备份的文件夹')
    const made = await makeBackup(connect(), typedPath(options.out), options.pictures ?? false)
    print(`已备份 ${made.documents} 条到 ${made.folder}`)
    if (made.pictures) {
      const { kept, fetched, unlike } = made.pictures
      print(`照片和视频 ${kept} 个，本次取回 ${fetched} 个。`)
      if (unlike > 0)
        print(`有 ${unlike} 个取不到，或不是封存时的那一个；用 verify --pictures 查看。`)
    }
    print('备份里有姓名和手机：请与名册一样保管，过期的及时销毁。')
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: '备份文件夹 [--dry-run]',
  summary: '把一份备份恢复到空的环境；中断后再运行一次即可续完，从不覆盖已有的数据',
  async run({ words: [folder], options, print, connect }) {
    if (!folder) throw new OperatorError('请给出备份的文件夹，例如 restore 备份/2026-12-11-2200')
    const dryRun = options.dryRun ?? false
    const done = await restoreBackup(connect(), typedPath(folder), dryRun)
    if (dryRun) {
      print(`备份完好，可以恢复；环境里已有其中 ${done.there} 条。这是试运行，没有写入。`)
      return
    }
    print(`已恢复 ${done.written} 条（原有 ${done.there} 条），与备份逐条相同。`)
    if (done.picturesMissing > 0) print(`有 ${done.picturesMissing} 个照片或视频不在备份里。`)
    print('请用 verify --pictures 核验台账，再上传云函数、启用定时器。')
  },
}
