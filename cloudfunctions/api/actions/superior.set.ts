import { isDeepStrictEqual } from 'node:util'
import { monthOf } from '../../core/domain/calendar'
import { monthIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { standingOrg } from '../../core/steps/standing-org'
import { putMonth, themeSetOf } from '../../core/store/months'

/** A theme for all branches below, which they take over or add to; what was said before is kept (C2.0c, C3.0a). */
export const superiorSet: Action<'superior.set'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { orgId, month, theme, items, note } = input
  const standing = await standingOrg('superior.set', orgId, platform, caller)
  if (!standing.ok) return standing
  if (month < monthOf(now)) return refuse('policy-month-over', ['month'])
  const { me, org } = standing.value
  const _id = monthIdOf('theme', orgId, month)
  await documents.transact(async (tx) => {
    const before = await themeSetOf(tx, _id)
    const same = before && isDeepStrictEqual([theme, items, note], wordsOf(before))
    if (same) return
    const earlier = before
      ? [{ theme: before.theme, setBy: before.setBy, setAt: before.setAt }, ...before.earlier]
      : []
    await putMonth(tx, {
      _id,
      kind: 'theme',
      orgId,
      orgName: org.name,
      month,
      theme,
      items,
      note,
      setBy: me._id,
      setAt: now,
      earlier,
    })
  })
  return yes({ month, doubt: await isRisky(platform, caller, [theme, note]) })
}

const wordsOf = ({ theme, items, note }: { theme: string; items: object[]; note: string }) => [
  theme,
  items,
  note,
]
