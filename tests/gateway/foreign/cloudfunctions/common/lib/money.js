exports.times = (price, count) => Math.round(price * 100 * count) / 100
