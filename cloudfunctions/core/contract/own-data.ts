import * as z from 'zod'
import { DATA_MATTERS } from './afterwards-words'
import { Instant, Line, OrgId, RequestKey } from './primitives'
import { OrgName } from './shared'

/** `dob_<member>_<key>` */
export const DataObjectionId = z.string().regex(/^dob_m[0-9a-z]{13}_[0-9a-zA-Z_-]{12,40}$/)

/** What somebody says is wrong about what is stored, and the answer (C3.5b). */
export const DataObjection = z.object({
  objectionId: DataObjectionId,
  about: z.enum(DATA_MATTERS),
  text: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type DataObjection = z.infer<typeof DataObjection>

export const dataObject = {
  input: z.strictObject({
    key: RequestKey,
    /** Whose record it is: a branch the caller is or was in; left out, today's. */
    branchId: OrgId.optional(),
    about: z.enum(DATA_MATTERS),
    text: Line(300, 2),
  }),
  output: z.object({ objectionId: DataObjectionId }),
}

/** The leaders answer in words and put right what is wrong; about care and leave the secretary alone. */
export const dataAnswer = {
  input: z.strictObject({ objectionId: DataObjectionId, answer: Line(300, 2) }),
  output: z.object({ at: Instant }),
}

/** Everything stored about the caller as a workbook, a sheet a kind (C3.5b). */
export const formsMine = {
  input: z.strictObject({}),
  output: z.object({ fileId: z.string(), fileName: z.string(), url: z.string() }),
}

/** What was said about stored data, open ones first; for those who answer. */
export const dataShow = {
  input: z.strictObject({ branchId: OrgId.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    rows: z.array(DataObjection.extend({ name: z.string(), mine: z.boolean() })),
  }),
}
