import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import Database from 'libsql'

/**
 * The least a durable document service could cost on this machine: one bare HTTP round trip,
 * and one insert or read of the same bytes in SQLite with the same safety (WAL, synchronous FULL).
 */
export async function startFloor(dir: string) {
  const sql = new Database(path.join(dir, 'floor.sqlite'))
  sql.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE d(id TEXT PRIMARY KEY, body TEXT)',
  )
  const insert = sql.prepare('INSERT OR REPLACE INTO d VALUES(?, ?)')
  const read = sql.prepare('SELECT body FROM d WHERE id = ?')
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { id, body } = JSON.parse(Buffer.concat(chunks).toString()) as {
      id: string
      body?: string
    }
    const answer = body === undefined ? read.get(id) : insert.run(id, body) && { id }
    response.end(JSON.stringify(answer ?? null))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const agent = new http.Agent({ keepAlive: true })

  const ask = (message: { id: string; body?: string }) =>
    new Promise<void>((done, failed) => {
      const request = http.request(
        { port, host: '127.0.0.1', method: 'POST', agent },
        (response) => {
          response.resume()
          response.on('end', done)
        },
      )
      request.on('error', failed)
      request.end(JSON.stringify(message))
    })

  return {
    put: (id: string, body: string) => ask({ id, body }),
    get: (id: string) => ask({ id }),
    close: async () => {
      agent.destroy()
      await new Promise((done) => server.close(done))
      sql.close()
    },
  }
}
