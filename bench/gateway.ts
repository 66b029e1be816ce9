import type { Gateway } from '../emulator/cloud/gateway'
import type { startFloor } from './floor'
import { compare, type Figure } from './measure'

type Floor = Awaited<ReturnType<typeof startFloor>>
const document = {
  branch: 'b1',
  month: '2026-11',
  theme: '学风建设',
  counts: { due: 26, present: 23 },
}

/** Writes and reads through the unmodified SDK, beside a bare HTTP round trip with one durable insert or read. */
export async function gatewayFigures(gateway: Gateway, floor: Floor): Promise<Figure[]> {
  Object.assign(process.env, gateway.env())
  const { default: tcb } = await import('@cloudbase/node-sdk')
  const db = tcb.init({ env: process.env.TCB_ENV ?? '' }).database()
  await gateway.provision([{ name: 'bench', indexes: [{ name: 'branch', keys: [['branch', 1]] }] }])
  const items = db.collection('bench')
  const body = JSON.stringify(document)
  for (let i = 0; i < 1000; i += 100)
    await items.add(
      Array.from({ length: 100 }, (_, k) => ({
        _id: `seed${i + k}`,
        ...document,
        branch: `s${(i + k) % 100}`,
      })),
    )

  return [
    await compare(
      'gateway.add',
      200,
      (i) => items.add({ _id: `add${i}`, ...document }),
      (i) => floor.put(`add${i}`, body),
    ),
    await compare(
      'gateway.get',
      200,
      (i) => items.doc(`seed${Math.abs(i)}`).get(),
      (i) => floor.get(`add${Math.abs(i)}`),
    ),
    await compare(
      'gateway.where-indexed',
      200,
      (i) =>
        items
          .where({ branch: `s${Math.abs(i) % 100}` })
          .limit(10)
          .get(),
      (i) => floor.get(`add${Math.abs(i)}`),
    ),
    await compare(
      'gateway.tx',
      100,
      (i) =>
        db.runTransaction(
          async (tx: {
            collection(name: string): {
              doc(id: string): { get(): Promise<unknown>; update(d: object): Promise<unknown> }
            }
          }) => {
            const one = tx.collection('bench').doc(`seed${Math.abs(i)}`)
            await one.get()
            await one.update({ touched: i })
          },
        ),
      (i) => floor.put(`tx${i}`, body),
    ),
  ]
}
