/**
 * The short name of a branch in file names (domain §4.8): without what stands in brackets, and without signs that a file
 * system or the storage refuses.
 */
export const shortName = (branchName: string): string =>
  // sign by sign, since half a rare sign cannot be stored
  [...branchName.replace(/（.*?）|\(.*?\)/g, '').replace(/[\s\\/:*?"<>|#%^{}[\]~]/g, '')]
    .slice(0, 40)
    .join('') || '支部'
