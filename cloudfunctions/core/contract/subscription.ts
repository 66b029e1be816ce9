import * as z from 'zod'
import { MESSAGE_KINDS } from './vocabulary'

/** What the person answered when asked for messages: each acceptance is one send in hand (platform §1.3). */
export const subscriptionGrant = {
  input: z.strictObject({
    answers: z
      .array(z.strictObject({ kind: z.enum(MESSAGE_KINDS), accepted: z.boolean() }))
      .min(1)
      .max(5),
    /** Same key, same tap: counted once. */
    key: z.string().regex(/^[0-9a-zA-Z_-]{12,40}$/),
  }),
  output: z.object({}),
}
