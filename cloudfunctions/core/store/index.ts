import { activities } from './activities'
import { arrivals } from './arrivals'
import { bindings } from './bindings'
import { briefings } from './briefings'
import { care } from './care'
import { chainHeads } from './chain-heads'
import type { Collection } from './collection'
import { contacts } from './contacts'
import { dataObjections } from './data-objections'
import { erasures } from './erasures'
import { feedback } from './feedback'
import { grants } from './grants'
import { jobs } from './jobs'
import { lateCodes } from './late-codes'
import { lateEntries } from './late-entries'
import { leaves } from './leaves'
import { ledger } from './ledger'
import { looseFiles } from './loose-files'
import { media } from './media'
import { members } from './members'
import { messages } from './messages'
import { months } from './months'
import { objections } from './objections'
import { orgs } from './orgs'
import { plans } from './plans'
import { publicity } from './publicity'
import { records } from './records'
import { refusals } from './refusals'
import { resolutions } from './resolutions'
import { roles } from './roles'
import { services } from './services'
import { settings } from './settings'
import { verdicts } from './verdicts'

/** The one provisioning list: gateway, tools and deployment create exactly these. */
export const collections: readonly Collection[] = [
  settings,
  orgs,
  members,
  roles,
  bindings,
  plans,
  months,
  activities,
  leaves,
  arrivals,
  lateCodes,
  lateEntries,
  briefings,
  objections,
  services,
  publicity,
  care,
  dataObjections,
  records,
  looseFiles,
  media,
  resolutions,
  feedback,
  ledger,
  chainHeads,
  contacts,
  messages,
  grants,
  refusals,
  verdicts,
  jobs,
  erasures,
]
