/** Stands in for `@cloudbase/wx-cloud-client-sdk` (data models and MySQL, 17 MB on disk): we use collections. */
export const generateHTTPClient = () => ({})
export const generateMySQLClient = () => ({})
export const init = () => ({ models: {} })
export default { generateHTTPClient, generateMySQLClient, init }
