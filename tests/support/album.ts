import type { Fixture } from './branch'
import type { World } from './call'
import { aJpeg } from './pictures'

let uploads = 0

/** Adds pictures to an activity as the recorder does. @returns their ids */
export async function addPictures(
  world: World,
  fixture: Fixture,
  activityId: string,
  names: readonly string[],
): Promise<string[]> {
  const recorder = fixture.as('recorder')
  const ids: string[] = []
  for (const name of names) {
    const fileId = await world.upload(recorder, `incoming/album-${uploads++}.jpg`, aJpeg(name))
    const { media } = await world.yes('media.add', { activityId, fileId }, recorder)
    ids.push(media.mediaId)
  }
  return ids
}
