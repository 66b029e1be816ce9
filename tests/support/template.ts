import { Document, Packer, Paragraph } from 'docx'

/** A template of a school with one paragraph for each line. */
export async function aTemplate(...lines: string[]): Promise<Uint8Array> {
  const children = lines.map((line) => new Paragraph(line))
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}
