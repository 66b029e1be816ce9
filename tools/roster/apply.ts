import type { RosterKind, RosterWrite } from '../../cloudfunctions/core/domain/roster-changes'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { Member, members } from '../../cloudfunctions/core/store/members'
import { Branch, orgs, Unit } from '../../cloudfunctions/core/store/orgs'
import { RoleHeld, roles } from '../../cloudfunctions/core/store/roles'
import { each } from './each'

const ORDER: readonly RosterKind[] = ['units', 'branches', 'members', 'roles']
const STORE = {
  units: { collection: orgs.name, shape: Unit },
  branches: { collection: orgs.name, shape: Branch },
  members: { collection: members.name, shape: Member },
  roles: { collection: roles.name, shape: RoleHeld },
} as const

/**
 * Writes the changes, one kind after the other, so that nobody ever belongs to a branch that is not there. New documents
 * are inserted once; existing ones get the changed fields only.
 */
export async function applyRoster(
  documents: Documents,
  writes: readonly RosterWrite[],
): Promise<void> {
  for (const kind of ORDER) {
    const { collection, shape } = STORE[kind]
    const ofKind = writes.filter((write) => write.kind === kind)
    // nothing is written before every new document has the shape of its store
    const docs = ofKind.map((write) => (write.how === 'insert' ? shape.parse(write.doc) : null))
    await each([...ofKind.keys()], async (index) => {
      const write = ofKind[index]
      const doc = docs[index]
      if (doc) await documents.insertOnce(collection, doc)
      else if (write?.how === 'patch') await documents.patch(collection, write.id, write.fields)
    })
  }
}
