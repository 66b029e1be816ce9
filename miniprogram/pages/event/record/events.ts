import type { BadgeAnswer, FlagAnswer } from '../../../../typings/contract'

/** Events of the record page, with what its elements carry. */
export type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
export type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'content' | 'outcome' | 'resolution' | 'venueNote' }
>
export type Post = 'chairId' | 'recorderId'
export type PeopleTap = WechatMiniprogram.BaseEvent<Record<string, never>, { post: Post }>
export type LineTap = WechatMiniprogram.BaseEvent<Record<string, never>, { line: string }>

export type Answered = WechatMiniprogram.CustomEvent<
  { chosen: (FlagAnswer | BadgeAnswer)[] },
  Record<string, never>,
  { field: 'flag' | 'badge' }
>
