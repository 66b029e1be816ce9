module.exports = {
  ok: (data) => ({ code: 0, data }),
  fail: (message) => ({ code: -1, message }),
}
