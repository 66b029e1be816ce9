import type { Care, DataObjection } from '../contract'
import type { CareDoc } from '../store/care'
import type { DataObjectionDoc } from '../store/data-objections'

/** A record of care as author, secretary and the person concerned read it. */
export const careCard = ({ _id, kind, on, purpose, byName }: CareDoc): Care => ({
  careId: _id,
  kind,
  on,
  purpose,
  by: byName,
})

/** What somebody said about stored data, with the answer. */
export const dataObjectionCard = (doc: DataObjectionDoc): DataObjection => ({
  objectionId: doc._id,
  about: doc.about,
  text: doc.text,
  at: doc.at,
  answer: doc.answer,
  answeredAt: doc.answeredAt,
})
