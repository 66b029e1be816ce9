import { Actor, type Part } from './actor'

const PROCESS = '支委会提出，支部党员讨论后举手表决。'
const THEME = '学风建设：程序设计课程结对帮扶'

/** Lives through the demo branch's theme day by the actions everybody uses. */
export class ThemeDay extends Actor {
  activityId = ''
  resolutionId = ''

  async postTheme(): Promise<void> {
    this.activityId = await this.post({
      key: 'pictures-of-a-day',
      theme: THEME,
      items: ['study', 'deliberation', 'volunteer'].map((category) => ({
        kind: 'required',
        category,
      })),
    })
  }

  async roomFills(): Promise<void> {
    const { activityId } = this
    await this.ask('liaison', 'leave.ask', { activityId, kind: 'work', reason: '带学生参加竞赛' })
    await this.clock('2026-12-11T14:52:00+08:00')
    const { code, board } = await this.ask('deputy', 'board.show', { activityId })
    const { missing } = board as { missing: { memberId: string }[] }
    await this.ask('prospect', 'arrival.confirm', { code })
    const others = missing.filter(({ memberId }) => memberId !== this.memberId('member'))
    for (const { memberId } of others.slice(0, 9)) {
      await this.ask('deputy', 'arrival.tick', { activityId, memberIds: [memberId] })
    }
  }

  /** What the board shows at this moment. */
  async liveCode(): Promise<string> {
    const { activityId } = this
    return String((await this.ask('deputy', 'board.show', { activityId })).code)
  }

  private here = 0
  /** A matter is put to those who are there. */
  async openMatter(): Promise<void> {
    await this.clock('2026-12-11T15:40:00+08:00')
    const opened = await this.ask('secretary', 'resolution.open', {
      activityId: this.activityId,
      key: 'a-matter-of-the-day',
      kind: 'ordinary',
      topic: '每周三晚上安排一次代码答疑',
      proposer: '支委会',
      why: '低年级同学反映作业难度增加',
    })
    this.resolutionId = String(opened.resolutionId)
    this.here = (opened.base as { present: number }).present
  }

  /** Most agree. */
  async decide(): Promise<void> {
    await this.ask('deputy', 'resolution.decide', {
      resolutionId: this.resolutionId,
      discussion: '大家认为有必要；一位同志提出期末前两周事多，到时轮流减半。',
      method: 'show_of_hands',
      yes: this.here - 1,
      no: 0,
      abstain: 1,
      opinions: 0,
      deferReason: '',
      followUps: [{ what: '排出答疑轮值表', who: '组织委员', by: '2026-12-18' }],
    })
  }

  private step(by: Part, one: object) {
    return this.ask(by, 'publication.step', { resolutionId: this.resolutionId, ...one })
  }

  /** What was decided is to be read in the whole unit, and waits for its approval. */
  async proposeDecision(): Promise<void> {
    const words = { process: PROCESS, result: '每周三晚上安排一次代码答疑，责任人轮值。' }
    await this.step('deputy', { seen: 0, step: 'propose', scope: 'unit', ...words })
    await this.step('secretary', { seen: 1, step: 'check' })
  }

  /** It is approved, and somebody leaves a word. */
  async publishDecision(): Promise<void> {
    await this.step('unitSecretary', { seen: 2, step: 'publish' })
    await this.ask('otherBranch', 'feedback.leave', {
      resolutionId: this.resolutionId,
      text: '能否也向其他专业的同学开放？',
      anonymous: false,
    })
  }

  /** A word was wrong, and is put right by who approved it. */
  async correctDecision(): Promise<void> {
    const result = '每周三晚上七点安排一次代码答疑，责任人轮值，其他专业的同学也可以来。'
    const correct = { seen: 3, step: 'correct', process: PROCESS, result }
    await this.step('unitSecretary', { ...correct, reason: '原文没有写明时间和对象' })
  }

  async dayEnds(): Promise<void> {
    await this.clock('2026-12-11T17:30:00+08:00')
    await this.ask('deputy', 'record.save', {
      activityId: this.activityId,
      revision: 0,
      draft: this.draft({
        content: '学习支部工作条例（试行）有关章节；讨论程序设计课程结对帮扶的安排；明确分工。',
        resolution: '每周三晚上安排一次代码答疑，责任人轮值。',
        lecture: { title: '条例解读', to: '15:30', content: '讲授条例要点。' },
      }),
    })
  }

  /** Words that the deputy's phone has and the record has not. */
  unsavedWords = () => ({
    [`record-draft-${this.activityId}`]: {
      ...this.lastSaved,
      draft: { ...this.lastSaved.base, outcome: '确定三组结对，另请两位同志准备题目。' },
    },
  })

  private lastSaved = { revision: 0, base: {} }

  async closeRecord(): Promise<void> {
    const { activityId } = this
    const shown = await this.ask('deputy', 'record.show', { activityId })
    const draft = { ...(shown.draft as object), outcome: '确定三组结对，下周开始答疑。' }
    const { revision } = await this.ask('deputy', 'record.save', {
      activityId,
      revision: shown.revision,
      draft,
    })
    this.lastSaved = { revision: Number(shown.revision), base: shown.draft as object }
    await this.addPictures(activityId, ['党员发言', ''])
    await this.ask('deputy', 'record.close', { activityId, revision })
    await this.addPictures(activityId, ['结对合影'])
    const missed = { activityId, memberIds: [this.memberId('liaison')] }
    const brieferId = this.memberId('deputy')
    await this.ask('secretary', 'briefing.assign', { ...missed, brieferId })
    const text = '我15点10分到的，签到表上有签名'
    await this.ask('unitSecretary', 'objection.raise', { activityId, text })
  }

  /** What was done for others, where it was reported, a talk, and somebody who finds a date wrong. */
  async whatFollows(): Promise<void> {
    const { activityId } = this
    const on = '2026-12-11'
    const participants = [this.memberId('member'), this.memberId('deputy')]
    await this.ask('deputy', 'service.add', {
      key: 'a-service-of-the-day',
      activityId,
      kind: 'pairing',
      what: '程序设计课程结对辅导',
      where: '信息楼 302',
      beneficiaries: '低年级同学',
      on,
      participants,
    })
    await this.ask('deputy', 'publicity.add', {
      key: 'a-report-of-the-day',
      activityId,
      channel: 'website',
      title: '支部开展程序设计结对帮扶',
      link: 'https://example.edu.cn/news/1',
      on,
    })
    await this.ask('secretary', 'care.add', {
      key: 'a-talk-of-the-month',
      branchId: this.branchId(),
      memberId: this.memberId('member'),
      kind: 'talk',
      on,
      purpose: '了解近期学习工作情况，听取对支部的意见',
    })
    await this.ask('member', 'data.object', {
      key: 'a-date-that-is-wrong',
      about: 'profile',
      text: '入党日期应为2011年6月',
    })
  }

  async twentieth(): Promise<void> {
    await this.clock('2026-12-21T09:00:00+08:00')
    await this.demo.gateway.timers.run('tick')
  }
}
