/**
 * The closed word lists that cross the wire. Chinese wording lives in `miniprogram/labels`,
 * where a missing word does not compile. Identifiers follow `docs/glossary.md`.
 */

/** Stages of a person on the way to full membership (identity matrix, domain §2.8). */
export const STAGES = ['applicant', 'activist', 'prospect', 'probationary', 'full'] as const
export type Stage = (typeof STAGES)[number]

/** Where a member is; only `mobile`, `overseas` and `retained_graduate` are contacted instead of due (C2.3g). */
export const MOBILITIES = ['none', 'away', 'mobile', 'overseas', 'retained_graduate'] as const
export type Mobility = (typeof MOBILITIES)[number]

/** Why a full member has no vote for a time; a person enters it, software never does (domain §2.2). */
export const EXCLUSION_REASONS = [
  'probation_in_party',
  'membership_suspended',
  'detained',
  'cannot_express',
  'abroad',
  'long_ill',
  'relation_overdue',
  'mobile_applied',
] as const
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]

/** Offices, each held at an organisation for a time (domain §3). */
export const ROLES = [
  'secretary',
  'deputy_secretary',
  'org_commissioner',
  'publicity_commissioner',
  'discipline_commissioner',
  'united_front_commissioner',
  'group_leader',
  'unit_secretary',
  'unit_clerk',
  'school_secretary',
  'org_officer',
] as const
export type Role = (typeof ROLES)[number]

/** The five required categories; a branch picks one or several, never all by duty (C3.0a, C3.0d). */
export const REQUIRED_CATEGORIES = [
  'study',
  'org_life',
  'deliberation',
  'volunteer',
  'care',
] as const
export type RequiredCategory = (typeof REQUIRED_CATEGORIES)[number]

/** What a day can be about: the required kinds and the elective one, in the order of the regulation (C3.0d). */
export const CONTENT_KINDS = [...REQUIRED_CATEGORIES, 'elective'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

/** Elective content as the regulation lists it, plus an open end (C3.6, C3.7, C3.8). */
export const ELECTIVE_TAGS = [
  'hot_work',
  'current_affairs',
  'traditional_culture',
  'core_values',
  'china_speed',
  'diplomacy',
  'revolutionary_culture',
  'glorious_course',
  'future_development',
  'red_resources',
  'field_research',
  'immersive',
  'other',
] as const
export type ElectiveTag = (typeof ELECTIVE_TAGS)[number]

/** The form a day takes; a free tag (C4.2e). */
export const MODES = ['in_person', 'online', 'hybrid', 'visit'] as const
export type Mode = (typeof MODES)[number]

/**
 * Three equal ways onto the register: the code (also scanned without network), the recorder's list (in the room or
 * online), the list on paper. None is compulsory (C2.3c, F2).
 */
export const ARRIVAL_METHODS = ['self_qr', 'offline_qr', 'recorder', 'online', 'paper'] as const
export type ArrivalMethod = (typeof ARRIVAL_METHODS)[number]

/**
 * Why a person stands on an activity's list; only `due` enters the denominator. `seconded`: lives the organisational
 * life of a temporary branch for a time, and is due there.
 */
export const STANDINGS = [
  'due',
  'exempt',
  'mobile',
  'in_transfer',
  'seconded',
  'excluded',
  'invitee',
  'visiting_leader',
] as const
export type Standing = (typeof STANDINGS)[number]

/** The final state of a due person: due = present + leave + absent. `unmarked` until the record is closed. */
export const ATTENDANCE_STATES = ['present', 'leave', 'absent', 'unmarked'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]

/** A briefing after a missed day: given to somebody, held, looked at by the secretary. */
export const BRIEFING_STATES = ['assigned', 'done', 'closed'] as const
export type BriefingState = (typeof BRIEFING_STATES)[number]

/** How a person of the branch was met in a month; one state each (C2.0a). */
export const COVERAGE_STATES = [
  /** Came, here or as a due person elsewhere. */
  'attended',
  /** On leave, absent or exempt, and briefed afterwards. */
  'briefed',
  /** On leave, and not briefed yet. */
  'on_leave',
  /** Due, not there, no reason. */
  'absent',
  /** Exempt, and not briefed. */
  'exempt',
  /** Lives elsewhere and was reached. */
  'contacted',
  /** Lives elsewhere and was not reached yet. */
  'not_contacted',
  /** Outside the count for another reason: in transfer, seconded, no part for a time. */
  'outside',
  /** No theme day has been held yet. */
  'open',
] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

export const LEAVE_KINDS = ['sick', 'work', 'personal'] as const
export type LeaveKind = (typeof LEAVE_KINDS)[number]

/** Where an activity stands, computed from its facts and the clock. */
export const PHASES = ['upcoming', 'open', 'ended', 'sealed', 'cancelled'] as const
export type Phase = (typeof PHASES)[number]

/** Second-level organisations, whatever the legal type, and their branches (C0.1, domain §3). */
export const UNIT_KINDS = ['unit_committee', 'general_branch', 'direct_branch'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export const BRANCH_KINDS = [
  'faculty',
  'admin',
  'undergraduate',
  'graduate',
  'mixed',
  'retired',
  'joint',
  'temporary',
] as const
export type BranchKind = (typeof BRANCH_KINDS)[number]

/** State of a branch's month, always computed (C2.1b); `none` when the branch owed nothing that month. */
export const MONTH_STATES = [
  'upcoming',
  'held_on_time',
  'held_late',
  'combined',
  'exempt',
  'missed',
  'none',
] as const
export type MonthState = (typeof MONTH_STATES)[number]

/** What unit or school decide about a month (C2.1c). */
export const MONTH_POLICIES = ['normal', 'combined', 'exempt'] as const
export type MonthPolicy = (typeof MONTH_POLICIES)[number]

/** Who holds a theme day (C2.2a, C2.3b). */
export const ORGANISERS = ['branch', 'joint', 'unit'] as const
export type Organiser = (typeof ORGANISERS)[number]

/** Whose theme it is (C2.0c, C3.0a). */
export const THEME_SOURCES = ['branch', 'superior'] as const
export type ThemeSource = (typeof THEME_SOURCES)[number]

/** Parts of a theme day whose change is told to everybody (C2.2b). */
export const CHANGEABLE = ['theme', 'items', 'mode', 'place', 'time', 'sessions'] as const
export type Changeable = (typeof CHANGEABLE)[number]

/** How somebody was told of a theme day; all are equal (C2.2c). */
export const TOLD_BY = ['message', 'phone', 'group', 'in_person'] as const
export type ToldBy = (typeof TOLD_BY)[number]

/** Hints for the secretary alone; a hint is not a finding (C3.9b). */
export const HINTS = [
  'unplanned',
  'short_notice',
  'late_change',
  'generic_theme',
  'other_than_usual_slot',
  'off_campus_incomplete',
  'same_time_elsewhere',
  'words_risky',
] as const
export type Hint = (typeof HINTS)[number]

/** Verdict on the notice lead; `short` carries a written reason and is never blocked (C2.2c). */
export const NOTICE_VERDICTS = ['on_time', 'short'] as const
export type NoticeVerdict = (typeof NOTICE_VERDICTS)[number]

/** Ways a liaison reaches a member who lives elsewhere (C2.3h). */
export const CONTACT_CHANNELS = ['phone', 'qq', 'wechat', 'sms', 'visit', 'other'] as const
export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

/** State of one member's contact in one month. */
export const CONTACT_STATES = ['owed', 'tried', 'reached'] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** What a member who lives elsewhere says to the liaison, in one tap (C2.3h). */
export const CONTACT_ANSWERS = ['fine', 'call_me'] as const
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number]

/** Subscription messages the app may send; template ids belong to the environment. */
export const MESSAGE_KINDS = ['notice', 'change', 'contact', 'duty'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What a person is asked to do next on the home page. */
export const KINDS_OF_TO_DO = [
  'post_theme',
  'silent_month',
  'join_event',
  'confirm_leave',
  'close_record',
  'contact',
  'call_back',
  'tell_by_phone',
  'name_liaison',
  'unreached',
  'contacts_open',
  'brief',
  'objection',
  'late_entry',
  'data_objection',
  'publish_decision',
  'follow_up',
  'answer_feedback',
  'anniversary',
] as const
export type TodoKind = (typeof KINDS_OF_TO_DO)[number]

/** What others put right about a person, and which WeChat it is tied to (C3.5b). */
export const CORRECTED = ['name', 'phone', 'joined_on', 'wechat'] as const
export type Corrected = (typeof CORRECTED)[number]
