import * as words from '../../cloudfunctions/core/contract'
import {
  ANSWER_WORDS,
  CATEGORY_WORDS,
  CHANNEL_WORDS,
  MOBILITY_WORDS,
  TAG_WORDS,
} from '../../cloudfunctions/core/domain/workbook-words'
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

test('the phone and the printed ledger speak of the content in the same words', () => {
  expect(categoryWords).toEqual(CATEGORY_WORDS)
  expect(tagWords).toEqual(TAG_WORDS)
  expect(channelWords).toEqual(CHANNEL_WORDS)
  expect(answerWords).toEqual(ANSWER_WORDS)
  expect(mobilityWords).toEqual(MOBILITY_WORDS)
})
