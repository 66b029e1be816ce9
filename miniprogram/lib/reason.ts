/** One line of text, as the server takes reasons. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Asks for a reason in a dialog of the system.
 * @returns null when the person turned back; otherwise the reason, and what is wrong with it (empty when nothing is)
 */
export async function askReason(
  title: string,
  confirmText: string,
): Promise<{ reason: string; problem: string } | null> {
  const { confirm, content } = await wx.showModal({
    title,
    editable: true,
    placeholderText: '写一句原因',
    confirmText,
  })
  const reason = oneLine(content ?? '')
  return confirm ? { reason, problem: reason.length < 2 ? '请写一句原因。' : '' } : null
}
