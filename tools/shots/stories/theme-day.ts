import type { ThemeDay } from '../theme-day'
import {
  approving,
  batching,
  counting,
  deciding,
  down,
  giving,
  inviting,
  lookingAtDays,
  lookingAtUnit,
  opening,
  reach,
  splitting,
  touch,
} from './gestures'
import { type Moment, scene } from './moment'

/** One theme day in six moments; together they show every page in every state that matters. */
export function themeDay(actor: ThemeDay): Moment[] {
  const event = (page: string) => `pages/event/${page}/${page}?activityId=${actor.activityId}`
  const decisions = () => `pages/decision/day/day?activityId=${actor.activityId}`
  const published = () => `pages/decision/show/show?resolutionId=${actor.resolutionId}`
  const unitPublished = () => `pages/decision/list/list?unitId=${actor.unitId()}`
  const orgs = () => `pages/unit/orgs/orgs?orgId=${actor.unitId()}`
  const ofSchool = () => `pages/unit/orgs/orgs?orgId=${actor.schoolId()}`
  const unitLedger = () => `pages/unit/ledger/ledger?branchId=${actor.branchId()}`
  const unitPictures = () => `pages/unit/pictures/pictures?activityId=${actor.activityId}`
  const signIn = async () =>
    `pages/event/sign-in/sign-in?code=${encodeURIComponent(await actor.liveCode())}`
  const person = (who: 'member' | 'unbound' | 'mobile') =>
    `pages/branch/member/member?branchId=${actor.branchId()}&memberId=${actor.memberId(who)}`
  return [
    {
      happens: async () => {},
      scenes: () => [
        scene('1-home', 'stranger', 'pages/home/home'),
        scene('1-home', 'member', 'pages/home/home'),
        scene('1-home', 'secretary', 'pages/home/home'),
        scene('1-bind', 'unbound', 'pages/bind/bind'),
        scene('1-bind-code', 'unbound', 'pages/bind/bind', touch('手机号对不上？用绑定码')),
        scene('1-post', 'secretary', 'pages/event/post/post'),
        scene('1-post-more', 'secretary', 'pages/event/post/post', touch('邀请')),
        scene('1-year', 'member', 'pages/year/year'),
        scene('1-year', 'secretary', 'pages/year/year'),
        scene('1-year-content', 'member', 'pages/year/year', down('自选内容')),
        scene('1-year-month', 'secretary', 'pages/year/year', touch('12月')),
        scene('1-plan-row', 'secretary', 'pages/plan/row/row?month=2026-12'),
        scene('1-home', 'unitSecretary', 'pages/home/home'),
        scene('1-unit', 'unitSecretary', 'pages/unit/branches/branches'),
        scene(
          '1-unit-month',
          'unitSecretary',
          `pages/unit/month/month?orgId=${actor.unitId()}&month=2026-12`,
        ),
        scene('1-unit-event', 'unitSecretary', `pages/unit/event/event?unitId=${actor.unitId()}`),
        scene('1-school', 'orgOfficer', 'pages/unit/school/school'),
        scene('1-orgs', 'orgOfficer', ofSchool()),
        scene('1-orgs-unit', 'orgOfficer', ofSchool(), lookingAtUnit),
        scene('1-orgs-giving', 'orgOfficer', ofSchool(), giving),
        scene('1-orgs', 'unitSecretary', orgs()),
        scene('1-orgs-found', 'unitSecretary', orgs(), touch('新设支部')),
        scene('1-orgs-merge', 'unitSecretary', orgs(), touch('合并支部')),
        scene('1-orgs-split', 'unitSecretary', orgs(), splitting),
        scene('1-members', 'secretary', 'pages/branch/members/members'),
        scene('1-members-add', 'secretary', 'pages/branch/members/members', touch('加一位同志')),
        scene('1-member', 'secretary', person('member')),
        scene('1-member-card', 'secretary', person('member'), touch('更正姓名、手机')),
        scene('1-member-invite', 'secretary', person('unbound'), inviting),
        scene('1-member-away', 'secretary', person('mobile'), touch('变更外出情况')),
        scene('1-ledger', 'member', 'pages/ledger/ledger'),
        scene('1-me', 'member', 'pages/me/me'),
        scene('1-me', 'stranger', 'pages/me/me'),
        scene('1-about', 'stranger', 'pages/about/about'),
        scene('1-contacts', 'secretary', 'pages/contact/board/board'),
        scene(
          '1-contact-log',
          'liaison',
          `pages/contact/log/log?memberId=${actor.memberId('mobile')}`,
        ),
      ],
    },
    {
      happens: () => actor.postTheme(),
      scenes: () => [
        scene('2-home', 'member', 'pages/home/home'),
        scene('2-home', 'secretary', 'pages/home/home'),
        scene('2-home', 'prospect', 'pages/home/home'),
        scene('2-detail', 'member', event('detail')),
        scene('2-detail', 'secretary', event('detail')),
        scene('2-detail', 'prospect', event('detail')),
        scene('2-arrange', 'secretary', event('arrange')),
        scene('2-change', 'secretary', event('change')),
        scene('2-change-batches', 'secretary', event('change'), batching),
        scene('2-leave', 'liaison', event('leave')),
        scene('2-board-early', 'deputy', event('board')),
      ],
    },
    {
      happens: () => actor.roomFills(),
      scenes: () => [
        scene('3-home', 'member', 'pages/home/home'),
        scene('3-home', 'deputy', 'pages/home/home'),
        scene('3-board', 'deputy', event('board')),
        scene('3-board-door', 'deputy', event('board'), touch('微信扫的门口码')),
        scene(
          '3-leave-other',
          'secretary',
          `${event('leave')}&memberId=${actor.memberId('member')}`,
        ),
        scene('3-sign-in-door', 'member', `pages/event/sign-in/sign-in?scene=${actor.activityId}`),
        scene('3-sign-in', 'member', signIn),
        scene('3-sign-in-refused', 'stranger', signIn),
        scene('3-sign-in-foreign', 'otherBranch', signIn),
        scene('3-home-registered', 'member', 'pages/home/home'),
      ],
    },
    {
      happens: () => actor.openMatter(),
      scenes: () => [scene('4-decisions-left', 'secretary', decisions(), counting)],
    },
    {
      happens: () => actor.decide(),
      scenes: () => [
        scene('4-decisions', 'secretary', decisions()),
        scene('4-matter-open', 'secretary', decisions(), opening),
        scene('4-decisions', 'member', decisions()),
        scene('4-matter-decide', 'secretary', decisions(), deciding),
      ],
    },
    {
      happens: () => actor.dayEnds(),
      scenes: () => [
        scene('4-home', 'deputy', 'pages/home/home'),
        scene('4-record', 'deputy', event('record')),
        scene('4-record-content', 'deputy', event('record'), touch('内容')),
        scene('4-detail', 'secretary', event('detail')),
      ],
    },
    {
      happens: () => actor.closeRecord(),
      scenes: () => [
        scene('5-record', 'member', event('record')),
        {
          ...scene('5-record-unsaved', 'deputy', event('record')),
          storage: actor.unsavedWords,
        },
        scene('5-record-pictures', 'deputy', event('record'), reach('加照片')),
        scene('5-record-picture', 'secretary', event('record'), touch('编辑')),
        scene('5-detail', 'secretary', event('detail')),
        scene('5-detail', 'member', event('detail')),
        scene('5-coverage', 'secretary', 'pages/branch/coverage/coverage'),
        scene('5-home', 'deputy', 'pages/home/home'),
        scene('5-ledger', 'secretary', 'pages/ledger/ledger'),
        scene('5-forms', 'secretary', 'pages/ledger/ledger', touch('导出')),
        scene('5-forms-unit', 'unitSecretary', 'pages/unit/branches/branches', down('各支部台账')),
        scene('5-unit-ledger', 'unitSecretary', unitLedger()),
        scene('5-unit-pictures', 'unitSecretary', unitPictures()),
        scene('5-unit-erase', 'unitSecretary', unitPictures(), touch('永久删除')),
        scene('5-copy', 'deputy', event('copy')),
        scene('5-copy-news', 'deputy', event('copy'), down('新闻稿草稿')),
        scene('5-member-days', 'secretary', person('member'), lookingAtDays),
        scene('5-me', 'member', 'pages/me/me'),
      ],
    },
    {
      happens: () => actor.whatFollows(),
      scenes: () => [
        scene('5-after', 'secretary', event('afterwards')),
        scene('5-after', 'member', event('afterwards')),
        scene('5-after-service', 'deputy', event('afterwards'), touch('记一项志愿服务')),
        scene('5-after-report', 'deputy', event('afterwards'), touch('记一条宣传')),
        scene('5-care', 'secretary', 'pages/branch/care/care'),
        scene('5-care-form', 'secretary', 'pages/branch/care/care', touch('记一次关怀')),
        scene('5-corrections', 'secretary', 'pages/branch/corrections/corrections'),
        scene('5-me-stored', 'member', 'pages/me/me', touch('保存了我的哪些信息')),
        scene('5-me', 'secretary', 'pages/me/me'),
      ],
    },
    {
      happens: () => actor.proposeDecision(),
      scenes: () => [
        scene('5-decisions-waiting', 'secretary', decisions()),
        scene('5-unit-approvals', 'unitSecretary', 'pages/unit/branches/branches'),
        scene('5-unit-approve', 'unitSecretary', 'pages/unit/branches/branches', approving),
      ],
    },
    {
      happens: () => actor.publishDecision(),
      scenes: () => [
        scene('5-published', 'secretary', 'pages/decision/list/list'),
        scene('5-published-one', 'otherBranch', published()),
        scene('5-published-one', 'secretary', published()),
        scene('5-published-answer', 'secretary', published(), touch('答复')),
        scene('5-unit-published', 'unitSecretary', unitPublished()),
        scene('5-published-correct', 'unitSecretary', published(), touch('更正')),
      ],
    },
    {
      happens: () => actor.correctDecision(),
      scenes: () => [
        scene('5-published-corrected', 'unitSecretary', published()),
        scene('5-decisions-corrected', 'secretary', decisions()),
      ],
    },
    {
      happens: () => actor.twentieth(),
      scenes: () => [
        scene('6-home', 'liaison', 'pages/home/home'),
        scene('6-home', 'secretary', 'pages/home/home'),
        scene('6-home', 'mobile', 'pages/home/home'),
        scene('6-contacts', 'liaison', 'pages/contact/board/board'),
        scene('6-contacts', 'mobile', 'pages/contact/board/board'),
        scene('6-contact-mine', 'mobile', 'pages/contact/mine/mine'),
        scene(
          '6-contact-log',
          'liaison',
          `pages/contact/log/log?memberId=${actor.memberId('mobile')}`,
        ),
        scene('6-contact-mine-said', 'mobile', 'pages/contact/mine/mine', touch('请联系我')),
        scene('6-contacts-said', 'secretary', 'pages/contact/board/board'),
        scene('6-home-contact', 'liaison', 'pages/home/home'),
      ],
    },
  ]
}
