import * as words from '../../cloudfunctions/core/contract'
import * as own from '../../cloudfunctions/core/domain/workbook-mine-words'
import * as printed from '../../cloudfunctions/core/domain/workbook-words'
import {
  categoryWords,
  changeableWords,
  hintWords,
  leaveWords,
  modeWords,
  phaseWords,
  tagWords,
  toldByWords,
} from '../../miniprogram/labels/activity'
import {
  careWords,
  matterWords,
  publicityWords,
  serviceWords,
} from '../../miniprogram/labels/afterwards'
import { branchKindWords, exclusionWords } from '../../miniprogram/labels/branch'
import { answerWords, channelWords, contactStateWords } from '../../miniprogram/labels/contact'
import {
  kindWords,
  outcomeWords,
  publicationWords,
  scopeWords,
  voteMethodWords,
} from '../../miniprogram/labels/decision'
import { failed } from '../../miniprogram/labels/failure'
import { mobilityWords, roleWords, stageWords } from '../../miniprogram/labels/people'
import { explain, faultText } from '../../miniprogram/labels/problems'
import {
  badgeWords,
  fieldWords,
  flagWords,
  formWords,
  levelWords,
  segmentWords,
  verdictWords,
} from '../../miniprogram/labels/record'
import { refusalText } from '../../miniprogram/labels/refusals'
import { attendanceWords, methodWords, standingWords } from '../../miniprogram/labels/register'

test.each([
  ['stages', words.STAGES, stageWords],
  ['mobilities', words.MOBILITIES, mobilityWords],
  ['roles', words.ROLES, roleWords],
  ['required categories', words.REQUIRED_CATEGORIES, categoryWords],
  ['elective tags', words.ELECTIVE_TAGS, tagWords],
  ['forms of a day', words.MODES, modeWords],
  ['parts of a day', words.CHANGEABLE, changeableWords],
  ['ways of telling', words.TOLD_BY, toldByWords],
  ['hints', words.HINTS, hintWords],
  ['reasons without a vote', words.EXCLUSION_REASONS, exclusionWords],
  ['kinds of branches', words.BRANCH_KINDS, branchKindWords],
  ['phases', words.PHASES, phaseWords],
  ['kinds of leave', words.LEAVE_KINDS, leaveWords],
  ['ways onto the register', words.ARRIVAL_METHODS, methodWords],
  ['standings', words.STANDINGS, standingWords],
  ['attendance', words.ATTENDANCE_STATES, attendanceWords],
  ['verdicts', words.NOTICE_VERDICTS, verdictWords],
  ['answers', words.CONTACT_ANSWERS, answerWords],
  ['channels', words.CONTACT_CHANNELS, channelWords],
  ['contact states', words.CONTACT_STATES, contactStateWords],
  ['flag answers', words.FLAG_ANSWERS, flagWords],
  ['badge answers', words.BADGE_ANSWERS, badgeWords],
  ['kinds of matters', words.RESOLUTION_KINDS, kindWords],
  ['ways of deciding', words.VOTE_METHODS, voteMethodWords],
  ['outcomes', words.OUTCOMES, outcomeWords],
  ['scopes', words.PUBLICATION_SCOPES, scopeWords],
  ['states of publishing', words.PUBLICATION_STATES, publicationWords],
  ['record fields', words.RECORD_FIELDS, fieldWords],
  ['kinds of meeting', words.SEGMENT_TYPES, segmentWords],
  ['levels of what was studied', words.MATERIAL_LEVELS, levelWords],
  ['kinds of service', words.SERVICE_KINDS, serviceWords],
  ['ways of publicity', words.PUBLICITY_CHANNELS, publicityWords],
  ['kinds of care', words.CARE_KINDS, careWords],
  ['matters of an objection', words.DATA_MATTERS, matterWords],
  ['ways of studying', words.MATERIAL_FORMS, formWords],
])('each of the %s has a word of its own', (_, list, spoken) => {
  expect(Object.keys(spoken).sort()).toEqual([...list].sort())
  expect(new Set(Object.values(spoken)).size).toBe(list.length)
})

test.each([...words.REFUSALS])('the refusal %s is a sentence that says what to do', (code) => {
  expect(refusalText[code]).toMatch(/[\u4e00-\u9fff].{5,}。$/)
  expect(explain(code)).toBe(refusalText[code])
})

test('failures on the way say that nothing is lost', () => {
  expect(explain('offline')).toBe(faultText.offline)
  expect(Object.values(faultText).join()).toContain('不会丢')
})

test('somebody not bound is shown the way there, everybody else can try again', () => {
  expect(failed('not-bound').status).toBe('stranger')
  expect(failed('offline')).toEqual({ status: 'error', message: faultText.offline })
})

// meetings and standings have their official names on paper, and short kind ones on the phone
test.each<[string, object, object]>([
  ['required categories', printed.CATEGORY_WORDS, categoryWords],
  ['elective tags', printed.TAG_WORDS, tagWords],
  ['channels', printed.CHANNEL_WORDS, channelWords],
  ['answers', printed.ANSWER_WORDS, answerWords],
  ['mobilities', printed.MOBILITY_WORDS, mobilityWords],
  ['levels of what was studied', printed.LEVEL_WORDS, levelWords],
  ['ways of studying', printed.FORM_WORDS, formWords],
  ['flag answers', printed.FLAG_WORDS, flagWords],
  ['badge answers', printed.BADGE_WORDS, badgeWords],
  ['stages', printed.STAGE_WORDS, stageWords],
  ['roles', own.ROLE_WORDS, roleWords],
  ['reasons without a vote', own.EXCLUSION_WORDS, exclusionWords],
  ['kinds of leave', own.LEAVE_WORDS, leaveWords],
  ['ways of arriving', own.METHOD_WORDS, methodWords],
  ['kinds of service', own.SERVICE_WORDS, serviceWords],
  ['kinds of care', own.CARE_WORDS, careWords],
  ['matters of an objection', own.MATTER_WORDS, matterWords],
])('phone and paper use the same words for %s', (_, onPaper, onPhone) => {
  expect(onPhone).toEqual(onPaper)
})
