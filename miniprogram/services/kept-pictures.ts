import { KeptPictures } from '../lib/kept-pictures'
import { addMedia, announceMedia } from './media'
import { uploadFile } from './transport'

function has(path: string): boolean {
  try {
    wx.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

/** The pictures on this phone. */
export const keptPictures = new KeptPictures({
  read: (name) => wx.getStorageSync(name) || [],
  write: (name, list) =>
    list.length > 0 ? wx.setStorageSync(name, list) : wx.removeStorageSync(name),
  announce: announceMedia,
  upload: (from, to, progress) => uploadFile({ from, to }, progress),
  add: addMedia,
  has,
  drop: (filePath) => wx.getFileSystemManager().unlink({ filePath, fail: () => undefined }),
})
