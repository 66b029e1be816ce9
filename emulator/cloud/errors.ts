/**
 * Errors as the service words them. Code and text travel in the body of an HTTP 200 answer; the SDKs turn the code
 * into a number (`DATABASE_REQUEST_FAILED` → −502001 …). Texts: cloud-protocol §5.2–5.4.
 */
export class GatewayError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'GatewayError'
  }
}

const CHECK = 'Please check your request, but if the problem persists, contact us.'

export const invalidParam = (message: string) => new GatewayError('INVALID_PARAM', message)

export const collectionMissing = () =>
  new GatewayError(
    'DATABASE_COLLECTION_NOT_EXIST',
    '[ResourceNotFound] Db or Table not exist. Please check your request, but if the problem cannot be solved, contact us.',
  )

export const collectionExists = () =>
  new GatewayError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[FailedOperation.TableExist] Table exist. ${CHECK}`,
  )

/** Any refusal of the database itself: a bad operator, a type error, a field name that is not allowed. */
export const requestFailed = (message: string) =>
  new GatewayError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}. ${CHECK}`)

/**
 * What the database says of a query, an aggregation or a sort it cannot run: the driver of the service puts the name of
 * the error in front.
 * @param name `BadValue`, `FailedToParse`, `Location16554` …
 */
export const commandFailed = (name: string, message: string) =>
  requestFailed(`(${name}) ${message}`)

/** Type errors of updates arrive wrapped like this. */
export const writeFailed = (message: string) =>
  requestFailed(`multiple write errors: [{write errors: [{${message}}]}, {<nil>}]`)

export const insertFailed = (message: string) =>
  new GatewayError('DATABASE_REQUEST_FAILED', `[FailedOperation.Insert] ${message}. ${CHECK}`)

export const duplicateId = (collection: string, id: unknown) =>
  insertFailed(
    `multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection} index: _id_ dup key: { _id: ${JSON.stringify(id)} }}]}, {<nil>}]`,
  )

/** @param key the field values of the taken key, in the order of the index */
export const duplicateKey = (
  collection: string,
  index: string,
  key: readonly (readonly [field: string, value: unknown])[],
) =>
  insertFailed(
    `bulk write error: [{E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${key
      .map(([field, value]) => `${field}: ${JSON.stringify(value ?? null)}`)
      .join(', ')} }}]`,
  )

export const permissionDenied = () =>
  new GatewayError('DATABASE_PERMISSION_DENIED', 'Permission denied')

export const transactionMissing = () =>
  new GatewayError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CHECK}`,
  )

export const transactionConflict = () =>
  new GatewayError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CHECK}`,
  )

export const fileMissing = () =>
  new GatewayError('STORAGE_FILE_NONEXIST', 'storage file not exists')

/** The numbers `wx.cloud` shows for a code; every other code is −501001 (wx-server-sdk's own table). */
const NUMBERS: Record<string, readonly [errCode: number, text: string]> = {
  INVALID_PARAM: [-501007, 'invalid parameters'],
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  STORAGE_REQUEST_FAIL: [-503001, 'storage request fail'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage permission denied'],
  STORAGE_FILE_NONEXIST: [-503003, 'storage file not exists'],
  FUNCTIONS_REQUEST_FAIL: [-504001, 'functions request fail'],
  FUNCTIONS_EXECUTE_FAIL: [-504002, 'functions execute fail'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [-504003, 'functions execute timeout'],
  FUNCTION_NOT_FOUND: [-501000, 'resource not found'],
  RESULT_TOO_LARGE: [-604001, 'cloudfunction result size exceed limit (1MB)'],
}

/** @returns what a Mini Program sees: `{errCode, errMsg}` with the message of `wx.cloud.<api>` */
export function clientError(api: string, error: GatewayError): { errCode: number; errMsg: string } {
  const [errCode, text] = NUMBERS[error.code] ?? [-501001, 'resource system error']
  return {
    errCode,
    errMsg: `cloud.${api}:fail Error: errCode: ${errCode} ${text} | errMsg: ${error.message}`,
  }
}
