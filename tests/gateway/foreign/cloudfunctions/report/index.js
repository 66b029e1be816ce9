const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
const $ = db.command.aggregate

// 每天早上八点
exports.main = async (event) => {
  const { list } = await db
    .collection('orders')
    .aggregate()
    .group({ _id: '$goodsId', count: $.sum('$count'), total: $.sum('$total') })
    .sort({ _id: 1 })
    .end()
  await db
    .collection('reports')
    .doc(event.TriggerName)
    .set({ data: { list, at: event.Time } })
  const { data } = await db.collection('reports').doc('none').get()
  return { lines: list.length, none: data }
}
