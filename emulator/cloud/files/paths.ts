import { invalidParam } from '../errors'

const LONGEST_PATH = 850

/**
 * Checks the path of a file in storage: relative, no empty, `.` or `..` segment, no control characters. File contents
 * are never stored under it, so that a name can do no harm on any file system.
 */
export function checkPath(path: string): string {
  const segments = path.split('/')
  const bad =
    path.length > LONGEST_PATH ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    /[\u0000-\u001f\u007f\\]/.test(path) ||
    segments.some((segment) => segment === '' || segment === '.' || segment === '..')
  if (bad) throw invalidParam('文件路径不合法')
  return path
}

/** Turns paths into file ids and back: `cloud://<env>.<bucket>/<path>`. */
export class FileIds {
  private readonly prefix: string

  constructor(env: string) {
    this.prefix = `cloud://${env}.6c6f-${env}-1250000000/`
  }

  of(path: string): string {
    return this.prefix + path
  }

  /** @returns the path, or null when the id is not of this environment */
  pathOf(fileId: string): string | null {
    return fileId.startsWith(this.prefix) ? fileId.slice(this.prefix.length) : null
  }
}
