import * as z from 'zod'
import { Day, OrgId } from '../contract'

/**
 * Where the relation of membership sits. `letterOn`: the letter of transfer is issued, not yet accepted; `lettersBack`:
 * those taken back, oldest first. A `temporary` relation stands beside the regular one, whose branch stays `branchId`.
 */
export const RelationShape = z.object({
  branchId: OrgId,
  from: Day,
  to: Day.nullable(),
  letterOn: Day.nullable(),
  lettersBack: z.array(z.object({ from: Day, to: Day })).optional(),
  temporary: z.boolean(),
})
