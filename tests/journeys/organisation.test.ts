import { dialog, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'

describe('the unit founds a branch and renames it; what cannot be is said', () => {
  const { open, database } = aJourney('2026-12-08T09:00:00+08:00')
  const branches = async (name: string) => {
    const found = await database().collection('orgs').where({ level: 'branch', name }).get()
    return found.data as { _id: string; validTo: string | null; names: { name: string }[] }[]
  }

  test('C0.1 from the page of all branches, with one typed name', async () => {
    const phone = await open('unitSecretary')
    await tap(phone, /· 各支部$/)
    await tap(phone, '支部设立与变更')
    await tap(phone, '新设支部')
    await screen(phone).getByLabel('名称').locator('input').fill('计算机学院博士后党支部')
    await tap(phone, '办理')
    await tap(phone, '计算机学院博士后党支部')
    await screen(phone).getByLabel('名称').locator('input').fill('计算机学院博士后流动站党支部')
    await tap(phone, '办理')
    await tap(phone, '计算机学院博士后流动站党支部')
    const [renamed] = await branches('计算机学院博士后流动站党支部')
    expect(renamed).toMatchObject({ validTo: null })
    await tap(phone, '撤销')
    await tap(phone, '办理')
    await dialog(phone).getByRole('button', { name: '确定' }).click()
    // founded today, it cannot have ended yesterday: it is said so, and nothing changes
    await see(phone, '日期与已有的记录对不上。请检查后重新选择。')
    expect(await branches('计算机学院博士后流动站党支部')).toMatchObject([{ validTo: null }])
  })
})
