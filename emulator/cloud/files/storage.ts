import { pipeline, type Readable } from 'node:stream'
import type { Clock } from '../clock'
import type { OwnRecords } from '../db/own-records'
import { fileMissing, GatewayError } from '../errors'
import type { Blobs } from './blobs'
import { checkPath, FileIds } from './paths'
import { Signatures } from './signatures'
import { Verify } from './verified'

export interface FileRecord {
  /** The path. */
  _id: string
  blob: string
  size: number
  /** SHA-256 in hex; records of earlier versions have none. */
  sum?: string
  /** Openid of the person who uploaded it from a phone; null when a function or tool did. */
  owner: string | null
  /** Epoch milliseconds. */
  storedAt: number
}

/** Who may reach a file from a phone; functions may always (cloud-protocol §5.5). */
export type StorageRule = 'PRIVATE' | 'READONLY' | 'ADMINWRITE' | 'ADMINONLY'

export interface StorageParts {
  env: string
  records: OwnRecords<FileRecord>
  blobs: Blobs
  clock: Clock
  /** Signs links. */
  secret: string
  rule: StorageRule
  /** Address of the gateway, known once it listens. */
  baseUrl: () => string
}

const DAY = 86_400
const UPLOAD_LIFE = 900_000

/** Files: metadata among the gateway's records, bytes as blobs. A file counts once its metadata is committed. */
export class Storage {
  readonly ids: FileIds
  private readonly signatures: Signatures
  /** Paths by blob: links name the blob. */
  private readonly paths = new Map<string, string>()

  private readonly records: OwnRecords<FileRecord>
  private readonly blobs: Blobs
  private readonly clock: Clock
  private readonly rule: StorageRule
  private readonly baseUrl: () => string

  /** @throws when bytes of a file are missing or cut short */
  constructor(parts: StorageParts) {
    this.ids = new FileIds(parts.env)
    this.signatures = new Signatures(parts.secret)
    this.records = parts.records
    this.blobs = parts.blobs
    this.clock = parts.clock
    this.rule = parts.rule
    this.baseUrl = parts.baseUrl
    this.reload()
    this.blobs.keepOnly(new Set(this.paths.keys()))
  }

  /** Reads the metadata again. @throws when bytes of a file are missing or cut short */
  reload(): void {
    for (const file of this.records.all()) {
      this.checkWhole(file)
      this.paths.set(file.blob, file._id)
    }
  }

  /** @returns where to PUT the bytes, and the authorization that must come with them */
  uploadTicket(path: string): { url: string; authorization: string; fileId: string } {
    checkPath(path)
    const expires = this.clock.now() + UPLOAD_LIFE
    const signature = this.signatures.sign({ method: 'PUT', path, blob: '', expires })
    return {
      url: `${this.baseUrl()}/upload/${path.split('/').map(encodeURIComponent).join('/')}`,
      authorization: `${expires}.${signature}`,
      fileId: this.ids.of(path),
    }
  }

  acceptsUpload(path: string, authorization: string): boolean {
    const [expires = '', signature = ''] = authorization.split('.')
    const grant = { method: 'PUT', path, blob: '', expires: Number(expires) } as const
    return this.signatures.accepts(grant, signature, this.clock.now())
  }

  /** @returns the file id once the bytes and the metadata are on the disk */
  async store(path: string, content: Readable, owner: string | null): Promise<string> {
    checkPath(path)
    const stored = await this.blobs.write(content)
    const old = this.records.get(path)
    this.records.put({ _id: path, ...stored, owner, storedAt: this.clock.now() })
    this.paths.set(stored.blob, path)
    if (old) this.drop(old)
    return this.ids.of(path)
  }

  /** @returns the record, or null when the id names nothing */
  find(fileId: string): FileRecord | null {
    const path = this.ids.pathOf(fileId)
    return path === null ? null : this.records.get(path)
  }

  /** @param seconds life of the link on the gateway's clock; a day when left out */
  link(file: FileRecord, seconds = DAY): { url: string; maxAge: number } {
    const expires = this.clock.now() + seconds * 1000
    const sign = this.signatures.sign({ method: 'GET', path: file._id, blob: file.blob, expires })
    const name = `${file.blob}${plainExtension(file._id)}`
    return { url: `${this.baseUrl()}/files/${name}?sign=${sign}&t=${expires}`, maxAge: seconds }
  }

  /** @param name last segment of the link. @returns the file when the link is genuine and alive; null otherwise */
  open(name: string, sign: string, expires: number): { file: FileRecord; bytes: Readable } | null {
    const file = this.granted(name, sign, expires)
    return file && { file, bytes: this.bytesOf(file) }
  }

  /** Whether a link leads to a file now; null for a link that is not of this storage. */
  leadsToFile(link: string): boolean | null {
    if (!link.startsWith(`${this.baseUrl()}/files/`) || !URL.canParse(link)) return null
    const { pathname, searchParams } = new URL(link)
    const name = pathname.slice('/files/'.length)
    const sign = searchParams.get('sign') ?? ''
    return this.granted(name, sign, Number(searchParams.get('t'))) !== null
  }

  /** A stream that breaks when the bytes are not the ones that were stored. */
  bytesOf({ _id, blob, sum }: FileRecord): Readable {
    const bytes = this.blobs.read(blob)
    return sum === undefined ? bytes : pipeline(bytes, new Verify(sum, _id), () => {})
  }

  private granted(name: string, sign: string, expires: number): FileRecord | null {
    const blob = name.split('.')[0] ?? ''
    const path = this.paths.get(blob)
    const file = path === undefined ? null : this.records.get(path)
    if (!file) return null
    const grant = { method: 'GET', path: file._id, blob, expires } as const
    return this.signatures.accepts(grant, sign, this.clock.now()) ? file : null
  }

  remove(fileId: string): boolean {
    const file = this.find(fileId)
    if (!file) return false
    this.records.remove(file._id)
    this.drop(file)
    return true
  }

  async copy(from: string, to: string, overwrite: boolean): Promise<void> {
    const source = this.records.get(from)
    if (!source) throw fileMissing()
    if (!overwrite && this.records.get(to)) {
      throw new GatewayError('STORAGE_REQUEST_FAIL', 'the target exists already')
    }
    await this.store(to, this.bytesOf(source), source.owner)
  }

  /** Whether a phone may have a link to the file. */
  mayRead(file: FileRecord, openid: string): boolean {
    if (this.rule === 'ADMINONLY') return false
    return this.rule !== 'PRIVATE' || file.owner === openid
  }

  /** Whether a phone may write or remove at the path: nobody's, or its own. */
  mayWrite(path: string, openid: string): boolean {
    if (this.rule === 'ADMINONLY' || this.rule === 'ADMINWRITE') return false
    const file = this.records.get(path)
    return file === null || file.owner === openid
  }

  private checkWhole({ _id, blob, size }: FileRecord): void {
    const found = this.blobs.sizeOf(blob)
    if (found === size) return
    const how = found === null ? 'its bytes are missing' : `${found} of ${size} bytes are there`
    throw new Error(`the file ${_id} in the data folder is damaged: ${how}`)
  }

  private drop(file: FileRecord): void {
    this.paths.delete(file.blob)
    this.blobs.remove(file.blob)
  }
}

/** The SDK percent-encodes links once more, so they are plain ASCII; the extension stays for those who look at it. */
const plainExtension = (path: string) => /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0] ?? ''
