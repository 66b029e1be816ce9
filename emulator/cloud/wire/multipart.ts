import { invalidParam } from '../errors'

/** @returns the fields of a multipart/form-data body as bytes (the form in which openapi calls arrive) */
export function readMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const match = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (!boundary) throw invalidParam('the form has no boundary')
  const delimiter = Buffer.from(`--${boundary.trim()}`)
  const fields: Record<string, Buffer> = {}
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const from = start + delimiter.length + 2
    const end = body.indexOf(delimiter, from)
    if (end < 0) break
    const part = body.subarray(from, end - 2)
    const gap = part.indexOf('\r\n\r\n')
    const name = gap < 0 ? null : /name="([^"]+)"/.exec(part.subarray(0, gap).toString())?.[1]
    if (name) fields[name] = part.subarray(gap + 4)
    start = end
  }
  return fields
}
