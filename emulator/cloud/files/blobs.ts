import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Measure } from './verified'

export interface StoredBlob {
  blob: string
  size: number
  /** SHA-256 in hex. */
  sum: string
}

/** Where the bytes of files are. Names are made up here; the paths people choose live in the metadata only. */
export interface Blobs {
  /** Stores all of the stream, or nothing. */
  write(content: Readable): Promise<StoredBlob>
  read(blob: string): Readable
  /** Bytes that are there; null when the blob is missing. */
  sizeOf(blob: string): number | null
  /** The same bytes as an ordinary file, before the call returns. */
  copyTo(blob: string, file: string): void
  remove(blob: string): void
  /** Removes every blob that is not in use: what a killed upload left behind. */
  keepOnly(used: ReadonlySet<string>): void
}

export class MemoryBlobs implements Blobs {
  private readonly contents = new Map<string, Buffer>()

  async write(content: Readable) {
    const chunks: Buffer[] = []
    const measure = new Measure()
    await pipeline(content, measure, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) chunks.push(chunk)
    })
    const blob = randomUUID()
    this.contents.set(blob, Buffer.concat(chunks))
    return { blob, size: measure.size, sum: measure.sum() }
  }

  read(blob: string): Readable {
    return Readable.from([this.contents.get(blob) ?? Buffer.alloc(0)])
  }

  sizeOf(blob: string): number | null {
    return this.contents.get(blob)?.length ?? null
  }

  copyTo(blob: string, file: string): void {
    fs.writeFileSync(file, this.contents.get(blob) ?? Buffer.alloc(0))
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
    const measure = new Measure()
    try {
      await pipeline(content, measure, fs.createWriteStream(draft, { flags: 'wx' }))
      await this.flush(draft)
      await fs.promises.rename(draft, this.at(blob))
      await this.flush(this.dir)
    } catch (error) {
      fs.rmSync(draft, { force: true })
      throw error
    }
    return { blob, size: measure.size, sum: measure.sum() }
  }

  read(blob: string): Readable {
    return fs.createReadStream(this.at(blob))
  }

  sizeOf(blob: string): number | null {
    return fs.statSync(this.at(blob), { throwIfNoEntry: false })?.size ?? null
  }

  copyTo(blob: string, file: string): void {
    fs.copyFileSync(this.at(blob), file)
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
