/** WeChat's own answer: `errcode` 0 or left out means success. */
export type JsonReply = { errcode?: number; errmsg?: string } & Record<string, unknown>
export type FileReply = { contentType: string; bytes: Buffer }
export type OpenApiReply = JsonReply | FileReply

/** Parameters in snake_case, as the SDK sends them. */
export type OpenApiParams = Readonly<Record<string, unknown>>
export type OpenApi = (params: OpenApiParams) => OpenApiReply

export const isFile = (reply: OpenApiReply): reply is FileReply => 'bytes' in reply

export const refuse = (errcode: number, errmsg: string): JsonReply => ({ errcode, errmsg })

export const textOf = (params: OpenApiParams, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

/** Openids of one app begin with `o`; anything else belongs nowhere. */
export const isOpenid = (text: string): boolean => /^o[\w-]{1,127}$/.test(text)
