import * as z from 'zod'

/** Phone-number verification: the code of `getPhoneNumber` is exchanged on the server and matched in the roster. */
export const bindingConfirm = {
  input: z.strictObject({ phoneCode: z.string().min(1).max(200) }),
  output: z.object({ name: z.string(), branchName: z.string() }),
}

/** The caller leaves: this WeChat is no longer tied to the person. */
export const bindingRelease = {
  input: z.strictObject({}),
  output: z.object({}),
}
