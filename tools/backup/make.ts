import fs from 'node:fs/promises'
import path from 'node:path'
import { dayOf, timeOf } from '../../cloudfunctions/core/domain/calendar'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { ledger } from '../../cloudfunctions/core/store/ledger'
import { media } from '../../cloudfunctions/core/store/media'
import { OperatorError } from '../operator-error'
import type { Connection } from '../platform/connect'
import { type Part, partFile, picturesFolder, writeManifest } from './manifest'
import { readPart, writePart } from './part'
import { keepPictures, type Pictures } from './pictures'

export type Made = { folder: string; documents: number; pictures: Pictures | null }

const TRIES = 3

/**
 * Writes everything the environment holds into a new folder of this home, the manifest last. Read while a record is being
 * closed it would hold half of it: then it is read again.
 * @throws OperatorError when the folder cannot be made, or when records are closed all the time
 */
export async function makeBackup(
  connection: Connection,
  home: string,
  withPictures: boolean,
): Promise<Made> {
  const madeAt = await connection.now()
  const folder = path.join(home, `${dayOf(madeAt)}-${timeOf(madeAt).replace(':', '')}`)
  await fs.mkdir(home, { recursive: true, mode: 0o700 })
  await fs.mkdir(folder, { mode: 0o700 }).catch(() => {
    throw new OperatorError(`不能新建文件夹 ${folder}（已存在，或没有权限）`)
  })
  const parts = await partsOf(connection.documents, folder)
  const pictures = withPictures
    ? await keepPictures(connection, picturesFolder(home), readPart(partFile(folder, media.name)))
    : null
  await writeManifest(folder, { format: 1, madeAt, parts })
  const documents = parts.reduce((sum, one) => sum + one.documents, 0)
  return { folder, documents, pictures }
}

async function partsOf(documents: Documents, folder: string): Promise<Part[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const sealedBefore = await documents.count(ledger.name, {})
    const parts: Part[] = []
    for (const { name } of collections)
      parts.push({ name, ...(await writePart(documents, name, partFile(folder, name))) })
    if ((await documents.count(ledger.name, {})) === sealedBefore) return parts
  }
  throw new OperatorError('一直有支部在归档，没有备份成；请换一个没有人使用的时候')
}
