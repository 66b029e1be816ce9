/** Stands in for `@cloudbase/app`, which the SDK reads only to build its AI client. */
export const LANGS = { ZH: 'zh-CN', EN: 'en-US' }
