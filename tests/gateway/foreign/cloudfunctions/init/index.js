const cloud = require('wx-server-sdk')
const { ok } = require('common/response')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

exports.main = async () => {
  const created = []
  for (const name of ['goods', 'orders', 'reports']) {
    try {
      await db.createCollection(name)
      created.push(name)
    } catch (e) {
      // it exists already
      console.log('createCollection', name, e.message)
    }
  }
  const goods = db.collection('goods')
  if ((await goods.count()).total === 0) {
    await goods.add({ data: { _id: 'tea', name: '茶', price: 30 } })
    await goods.add({ data: { _id: 'cup', name: '杯', price: 12.5 } })
  }
  return ok({ created })
}
