const cloud = require('wx-server-sdk')
const { ok, fail } = require('common/response')
const money = require('common/lib/money.js')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const _ = db.command
const $ = _.aggregate

const actions = {
  async create({ goodsId, count }, openid) {
    const result = await db.runTransaction(async (transaction) => {
      const { data: one } = await transaction.collection('goods').doc(goodsId).get()
      await transaction
        .collection('goods')
        .doc(goodsId)
        .update({ data: { sold: _.inc(count) } })
      return transaction.collection('orders').add({
        data: {
          goodsId,
          count,
          total: money.times(one.price, count),
          openid,
          createTime: db.serverDate(),
        },
      })
    })
    return ok(result._id)
  },

  async mine(_data, openid) {
    const { list } = await db
      .collection('orders')
      .aggregate()
      .match({ openid, count: _.gte(1) })
      .lookup({ from: 'goods', localField: 'goodsId', foreignField: '_id', as: 'goods' })
      .unwind('$goods')
      .project({
        _id: 0,
        name: '$goods.name',
        count: 1,
        total: 1,
        day: $.dateToString({ date: '$createTime', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
      })
      .sort({ total: -1 })
      .limit(100)
      .end()
    return ok(list)
  },

  async whoami() {
    const { result } = await cloud.callFunction({ name: 'login', data: { from: 'orders' } })
    return ok(result)
  },
}

exports.main = async ({ type, data }) => {
  const { OPENID } = cloud.getWXContext()
  const run = actions[type]
  if (!run) return fail(`no ${type}`)
  try {
    return await run(data, OPENID)
  } catch (e) {
    console.error(e)
    return fail(e.errMsg || e.message)
  }
}
