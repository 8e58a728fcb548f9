import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commentOf, goldenFolder, namesOfGoldens, readGolden } from '../companion/test/merge-summary-goldens'

// Writes each golden's comment as the product writes it today. Read what changed before it is committed.
for (const name of namesOfGoldens)
  await writeFile(join(goldenFolder, `${name}.expected.txt`), commentOf(readGolden(name)))
process.stdout.write(`${namesOfGoldens.length} comments were written; read what changed.\n`)
