import { createHash } from 'node:crypto'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Files in a .zip, each written out as soon as it is added, with the checksum of each. */
export class Archive {
  readonly files: { name: string; sha256: string }[] = []
  private readonly zip: Zip

  constructor(write: (chunk: Uint8Array) => void) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error
      write(chunk)
    })
  }

  /** A file that is packed already, as .docx and .xlsx are. A name that is taken gets a number. */
  add(name: string, bytes: Uint8Array): string {
    const free = this.freeName(name)
    const entry = new ZipPassThrough(free)
    this.zip.add(entry)
    entry.push(new Uint8Array(bytes), true)
    this.files.push({ name: free, sha256: createHash('sha256').update(bytes).digest('hex') })
    return free
  }

  /** Checksums as `sha256sum -c` reads them, and the end. */
  close(): void {
    const sums = new ZipDeflate('SHA256SUMS')
    this.zip.add(sums)
    sums.push(strToU8(this.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')), true)
    this.zip.end()
  }

  private freeName(name: string): string {
    const taken = new Set(this.files.map((one) => one.name))
    const dot = name.lastIndexOf('.')
    let free = name
    for (let n = 2; taken.has(free); n++) free = `${name.slice(0, dot)}_${n}${name.slice(dot)}`
    return free
  }
}
