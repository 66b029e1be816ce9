import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature allows: storing or fetching one version of one file until an instant. */
export interface Grant {
  method: 'PUT' | 'GET'
  path: string
  /** Version of the file; empty for an upload. */
  blob: string
  /** Epoch milliseconds. */
  expires: number
}

/** Signs links and uploads; nobody else can make or change one. */
export class Signatures {
  constructor(private readonly secret: string) {}

  sign(grant: Grant): string {
    const text = [grant.method, grant.path, grant.blob, grant.expires].join('\n')
    return createHmac('sha256', this.secret).update(text).digest('hex')
  }

  accepts(grant: Grant, signature: string, now: number): boolean {
    const expected = Buffer.from(this.sign(grant))
    const given = Buffer.from(signature)
    const genuine = expected.length === given.length && timingSafeEqual(expected, given)
    return genuine && now < grant.expires
  }
}
