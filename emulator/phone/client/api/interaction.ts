import { showActionSheet } from '../native/action-sheet'
import { showModal } from '../native/modal'
import { hideToast, showLoading, showToast } from '../native/toast'
import { type ApiTable, asyncCalls } from './define'

/** Toast, loading, modal, action sheet. */
export function interactionApi(): ApiTable {
  return asyncCalls({
    showToast,
    showLoading,
    showModal,
    hideToast: () => hideToast('toast'),
    hideLoading: () => hideToast('loading'),
    async showActionSheet(options: Parameters<typeof showActionSheet>[0]) {
      const tapIndex = await showActionSheet(options)
      if (tapIndex < 0) throw new Error('showActionSheet:fail cancel')
      return { tapIndex }
    },
    enableAlertBeforeUnload() {},
    disableAlertBeforeUnload() {},
  })
}
