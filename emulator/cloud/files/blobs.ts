import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where the bytes of files are. Names are made up here; the paths people choose live in the metadata only. */
export interface Blobs {
  /** Stores all of the stream, or nothing. */
  write(content: Readable): Promise<{ blob: string; size: number }>
  read(blob: string): Readable
  remove(blob: string): void
  /** Removes every blob that is not in use: what a killed upload left behind. */
  keepOnly(used: ReadonlySet<string>): void
}

export class MemoryBlobs implements Blobs {
  private readonly contents = new Map<string, Buffer>()

  async write(content: Readable) {
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(Buffer.from(chunk))
    const blob = randomUUID()
    const bytes = Buffer.concat(chunks)
    this.contents.set(blob, bytes)
    return { blob, size: bytes.length }
  }

  read(blob: string): Readable {
    return Readable.from([this.contents.get(blob) ?? Buffer.alloc(0)])
  }

  remove(blob: string): void {
    this.contents.delete(blob)
  }

  keepOnly(used: ReadonlySet<string>): void {
    for (const blob of this.contents.keys()) if (!used.has(blob)) this.contents.delete(blob)
  }
}

export class DiskBlobs implements Blobs {
  private readonly dir: string

  constructor(dataDir: string) {
    this.dir = path.join(dataDir, 'files')
    fs.mkdirSync(this.dir, { recursive: true })
  }

  async write(content: Readable) {
    const blob = randomUUID()
    const draft = this.at(`${blob}.part`)
    const sink = fs.createWriteStream(draft, { flags: 'wx' })
    try {
      await pipeline(content, sink)
      await this.flush(draft)
      await fs.promises.rename(draft, this.at(blob))
      await this.flush(this.dir)
    } catch (error) {
      fs.rmSync(draft, { force: true })
      throw error
    }
    return { blob, size: sink.bytesWritten }
  }

  read(blob: string): Readable {
    return fs.createReadStream(this.at(blob))
  }

  remove(blob: string): void {
    fs.rmSync(this.at(blob), { force: true })
  }

  keepOnly(used: ReadonlySet<string>): void {
    for (const name of fs.readdirSync(this.dir)) {
      if (!used.has(name)) fs.rmSync(this.at(name), { force: true })
    }
  }

  private at(name: string): string {
    return path.join(this.dir, path.basename(name))
  }

  /** The content, and later its name in the folder, must be on the disk before the upload is acknowledged. */
  private async flush(file: string): Promise<void> {
    const handle = await fs.promises.open(file, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
