import type { RarerDays } from '../rarer-days'
import {
  closing,
  committee,
  down,
  objecting,
  readingLetters,
  sealsOfBefore,
  touch,
} from './gestures'
import { type Moment, scene } from './moment'

/** What a month seldom brings, with the pages on which it shows. */
export function rarerDays(actor: RarerDays): Moment[] {
  const event = (page: string, activityId = actor.activityId) =>
    `pages/event/${page}/${page}?activityId=${activityId}`
  const decisions = () => `pages/decision/day/day?activityId=${actor.activityId}`
  const mobile = () =>
    `pages/branch/member/member?branchId=${actor.branchId()}&memberId=${actor.memberId('mobile')}`
  return [
    {
      happens: () => actor.messagesLie(),
      scenes: () => [
        scene('7-home-calls', 'secretary', 'pages/home/home'),
        scene('7-calls', 'secretary', event('detail', actor.calledOffId), down('请打电话告知')),
      ],
    },
    {
      happens: () => actor.calledOff(),
      scenes: () => [
        scene('7-home-off', 'secretary', 'pages/home/home'),
        scene('7-home-off', 'member', 'pages/home/home'),
        scene('7-calls-off', 'secretary', event('detail', actor.calledOffId)),
      ],
    },
    {
      happens: () => actor.batchPosted(),
      scenes: () => [
        scene('7-batches', 'member', event('detail')),
        scene('7-leave-exempt', 'unitSecretary', event('detail'), down('撤回请假')),
        scene('7-leave-back', 'unitSecretary', event('leave')),
        scene('7-me-messages', 'secretary', 'pages/me/me', down('意见与投诉')),
        scene('7-away', 'secretary', mobile(), touch('变更外出情况')),
      ],
    },
    {
      happens: () => actor.firstSitting(),
      scenes: () => [
        scene('7-committee', 'secretary', decisions()),
        scene('7-committee-count', 'secretary', decisions(), committee),
      ],
    },
    {
      happens: () => actor.betweenSittings(),
      scenes: () => [
        scene('7-home-later', 'secretary', 'pages/home/home'),
        scene('7-home-later', 'member', 'pages/home/home'),
        scene('7-calls-later', 'secretary', event('detail'), down('请打电话告知')),
      ],
    },
    {
      happens: () => actor.secondSitting(),
      scenes: () => [
        scene('7-batches-record', 'deputy', event('record')),
        scene('7-close-open', 'deputy', event('record'), closing),
      ],
    },
    {
      happens: () => actor.batchesClosed(),
      scenes: () => [
        scene('7-batches-sealed', 'secretary', event('record')),
        scene('7-batches-ledger', 'secretary', 'pages/ledger/ledger'),
        scene('7-stored', 'member', 'pages/me/me', readingLetters),
        scene('7-stored', 'deputy', 'pages/me/me', touch('保存了我的哪些信息')),
      ],
    },
    {
      happens: () => actor.monthEnds(),
      scenes: () => [
        scene('7-next-month', 'secretary', 'pages/home/home'),
        scene('7-next-post', 'secretary', 'pages/event/post/post'),
      ],
    },
    {
      happens: () => actor.monthExempt(),
      scenes: () => [
        scene('7-exempt-home', 'secretary', 'pages/home/home'),
        scene(
          '7-exempt-month',
          'unitSecretary',
          `pages/unit/month/month?orgId=${actor.unitId()}&month=2027-01`,
        ),
      ],
    },
    {
      happens: () => actor.merged(),
      scenes: () => [
        scene('7-heir-home', 'secretary', 'pages/home/home'),
        scene('7-heir-objection', 'member', 'pages/me/me', objecting),
        scene('7-heir-detail', 'secretary', event('detail')),
        scene('7-heir-board', 'secretary', event('board')),
        scene('7-heir-record', 'secretary', event('record')),
        scene('7-heir-ledger', 'secretary', 'pages/ledger/ledger'),
        scene('7-heir-seals', 'secretary', 'pages/ledger/ledger', sealsOfBefore),
        scene('7-heir-published', 'secretary', 'pages/decision/list/list'),
        // who does not lead any more, and finds what the own hand wrote
        scene('7-me-care', 'deputy', 'pages/me/me'),
        scene('7-care-mine', 'deputy', 'pages/branch/care/care'),
        scene('7-unit-late', 'unitSecretary', 'pages/unit/branches/branches'),
      ],
    },
  ]
}
