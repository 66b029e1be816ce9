/** A person as the sheet lists one. */
export type Choice = { memberId: string; name: string; note?: string }
