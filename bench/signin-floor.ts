import cloud from 'wx-server-sdk'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

/**
 * The least a register can be: the same SDK reads one document, the theme day, and writes one of the same kind;
 * nobody is asked who is calling and nothing is decided.
 */
export async function main({ read, write }: { read: string; write: { _id: string } }) {
  const database = cloud.database({ throwOnNotFound: false } as never)
  await database.collection('activities').doc(read).get()
  await database.collection('floor').add({ data: write })
  return { ok: true }
}
