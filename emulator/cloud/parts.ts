import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { exportTo } from './backup/export'
import { importFrom } from './backup/import'
import { Clock } from './clock'
import { databaseActions } from './db/actions'
import { clientActions } from './db/client-actions'
import { Engine } from './db/engine'
import { OwnRecords } from './db/own-records'
import { invalidParam } from './errors'
import { storageActions } from './files/actions'
import { Storage } from './files/storage'
import { functionActions } from './functions/actions'
import { InvocationLog } from './functions/logs'
import { FunctionRegistry } from './functions/registry'
import { Runner } from './functions/runner'
import { Timers } from './functions/timers'
import { openApiActions } from './openapi/actions'
import { isOpenid } from './openapi/api'
import { CloudIds } from './openapi/cloud-ids'
import { Failures } from './openapi/failures'
import { MediaChecks } from './openapi/media-checks'
import { Outbox } from './openapi/outbox'
import { PhoneCodes } from './openapi/phone-codes'
import { INBOX, Pushes } from './openapi/pushes'
import { TextChecks } from './openapi/security'
import { SubscribeEvents } from './openapi/subscribe-events'
import {
  Grants,
  SubscribePrompt,
  subscribeMessageSend,
  templateList,
} from './openapi/subscribe-message'
import { getUnlimited } from './openapi/wxacode'
import type { GatewayOptions } from './options'
import { openPlace, type Place } from './store/place'
import type { Actions } from './wire/call'

const FIVE_MINUTES = 5 * 60_000
const WARM_INSTANCES = 24

/** Puts the gateway together; the only file that knows all of its parts. */
export function assemble(options: GatewayOptions) {
  const place = openPlace(options)
  try {
    return assembleIn(place, options)
  } catch (error) {
    place.store.close()
    place.release()
    throw error
  }
}

function assembleIn(place: Place, options: GatewayOptions) {
  const envId = options.envId ?? 'local-env'
  const print = options.log ?? (() => {})
  const warn = (text: string) => print(`warning: ${text}`)
  let url = ''

  const clock = new Clock(options.now === undefined ? undefined : instantOf(options.now))
  const engine = new Engine(place.store, clock, warn)
  const records = <T extends { _id: string }>(name: string) => new OwnRecords<T>(engine, name)

  const storage = new Storage({
    env: envId,
    records: records('files'),
    blobs: place.blobs,
    clock,
    secret: keptSecret(records('secrets')),
    rule: options.storageRule ?? 'PRIVATE',
    baseUrl: () => url,
  })
  const registry = new FunctionRegistry(
    options.functions === undefined ? null : path.resolve(options.functions),
  )
  const log = new InvocationLog(print)
  const runner = new Runner({
    env: envId,
    registry,
    log,
    clock,
    defaultTimeout: options.defaultTimeout ?? 3,
    patience: options.patience ?? 1,
    functionEnv: options.functionEnv ?? {},
    limits: {
      perFunction: options.instances ?? 16,
      idle: WARM_INSTANCES,
      idleLife: FIVE_MINUTES,
    },
    baseUrl: () => url,
  })
  const automatic = options.timers ?? true
  const { twice: each = false } = options
  const twice = typeof each === 'function' ? each : () => each
  const timers = new Timers({ registry, runner, clock, warn, automatic, twice })
  const pushes = new Pushes({
    records: records('pushes'),
    clock,
    wanted: () => registry.has(INBOX),
    deliver: (event, openid) => runner.invoke(INBOX, event, { openid, source: 'wx_unknown' }),
    automatic,
    twice,
  })
  const grants = new Grants(records('grants'))
  const subscribeEvents = new SubscribeEvents(pushes)
  const prompt = new SubscribePrompt(grants, subscribeEvents)
  const mediaChecks = new MediaChecks(pushes, (link) => storage.leadsToFile(link))
  const textChecks = new TextChecks()
  const cloudIds = new CloudIds(clock)
  const phoneCodes = new PhoneCodes(clock)
  const failures = new Failures()
  const outbox = new Outbox(records('outbox'), clock)
  const apis = {
    'phonenumber.getPhoneNumber': phoneCodes.exchange,
    'subscribeMessage.send': subscribeMessageSend(
      grants,
      options.templates ?? null,
      subscribeEvents,
      options.onTheWay ?? (() => 0),
    ),
    'subscribeMessage.getTemplateList': templateList(options.templates ?? null),
    'wxacode.getUnlimited': getUnlimited,
    'security.msgSecCheck': textChecks.check,
    'security.mediaCheckAsync': mediaChecks.check,
  }
  const actions: Actions = {
    ...databaseActions(engine, clock, { strict: options.strict ?? false, warn }),
    ...storageActions(storage),
    ...functionActions(runner),
    ...openApiActions({ apis, failures, outbox, cloudIds, registry }),
  }
  const onPhone = (openid: string) => {
    if (!isOpenid(openid)) throw invalidParam('openid is required')
    return clientActions(actions, options.databaseRules ?? {}, openid)
  }
  return {
    ...{ envId, clock, engine, storage, log, runner, timers, phoneCodes, failures, outbox },
    exportTo: (dir: string) => exportTo(dir, { engine, blobs: place.blobs, clock }),
    importFrom: async (dir: string) => {
      const size = await importFrom(dir, { engine, blobs: place.blobs })
      storage.reload()
      outbox.reload()
      pushes.arm()
      return size
    },
    ...{ pushes, prompt, mediaChecks, textChecks, cloudIds, actions, onPhone, warn },
    setUrl: (to: string) => {
      url = to
    },
    close: async () => {
      await runner.close()
      clock.close()
      engine.close()
      place.release()
    },
  }
}

function instantOf(now: string | number): number {
  const instant = new Date(now).getTime()
  if (Number.isNaN(instant))
    throw new Error(`"${now}" is not an instant; write 2026-11-20T19:00:00+08:00`)
  return instant
}

/** The key of links, kept so that they survive a restart. */
function keptSecret(records: OwnRecords<{ _id: string; value: string }>): string {
  const known = records.get('links')
  if (known) return known.value
  const value = randomBytes(32).toString('hex')
  records.put({ _id: 'links', value })
  return value
}
