import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Passes bytes on and knows their number and SHA-256 at the end. */
export class Measure extends Transform {
  size = 0
  private readonly hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length
    this.hash.update(chunk)
    done(null, chunk)
  }

  /** Hex; once, after the end. */
  sum(): string {
    return this.hash.digest('hex')
  }
}

/**
 * Passes bytes on, but keeps the last piece back until all of them have been checked: whoever reads damaged bytes
 * gets a broken stream instead of a whole file.
 */
export class Verify extends Transform {
  private last: Buffer | null = null
  private readonly hash = createHash('sha256')

  /** @param sum SHA-256 in hex */
  constructor(
    private readonly sum: string,
    private readonly name: string,
  ) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk)
    if (this.last) this.push(this.last)
    this.last = chunk
    done()
  }

  override _flush(done: TransformCallback): void {
    if (this.hash.digest('hex') !== this.sum) {
      done(new Error(`the file ${this.name} is damaged: its bytes are not what was stored`))
    } else {
      done(null, this.last ?? undefined)
    }
  }
}
