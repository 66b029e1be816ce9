import type { RefusalCode, Reply } from '../../typings/contract'

/** The call never reached the rules: no network, or no answer from the cloud. */
export type FaultCode = 'offline' | 'unreachable'
export type Fault = { ok: false; code: FaultCode; fields?: undefined }

/** What a page gets back: the server's reply, or a fault on the way to it. */
export type Answer<T> = Reply<T> | Fault
export type Problem = RefusalCode | FaultCode

/** How the question for messages ended; `unavailable`: this environment has no templates. */
export type Asked = 'accepted' | 'declined' | 'switched-off' | 'unavailable'
