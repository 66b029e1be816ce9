import type { Caller, Platform } from '../platform/ports'
import { settingsOf } from '../store/settings'

/** What the platform checks at once, in characters (platform §5.1). */
const AT_MOST = 2500

/**
 * Whether the platform finds words risky that somebody has typed for others. It is a hint to who typed them and nothing
 * more: `review` is usual for Party wording and says nothing, and a check that cannot be asked keeps nobody from
 * anything. Only where the school has switched it on.
 */
export async function isRisky(
  { documents, wechat, log }: Platform,
  { openid }: Caller,
  texts: readonly (string | undefined)[],
): Promise<boolean> {
  const content = texts.filter(Boolean).join('\n').slice(0, AT_MOST)
  if (content === '') return false
  const { checkTexts } = await settingsOf(documents)
  if (!checkTexts) return false
  try {
    return (await wechat.checkText(content, openid)) === 'risky'
  } catch (error) {
    log.fault('text-check', error)
    return false
  }
}

/** As {@link isRisky}, among the hints about a theme day or its record. */
export const hintAbout = async (
  platform: Platform,
  caller: Caller,
  texts: readonly (string | undefined)[],
): Promise<'words_risky'[]> => ((await isRisky(platform, caller, texts)) ? ['words_risky'] : [])
