import { braces } from './braces'
import { dashesAndOthers } from './dashes'
import { hashes } from './hashes'
import type { Language } from './language'
import { markup } from './markup'
import { settings } from './settings'

/** Every language whose comments we can read. Where two know the same ending, the first one has it. */
export const allLanguages: readonly Language[] = [
  ...braces,
  ...hashes,
  ...settings,
  ...dashesAndOthers,
  ...markup,
]
