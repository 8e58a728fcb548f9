import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface Unpacked {
  readonly executablePath: string
  /** To be added to the environment it is started in. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * The browser inside the package @sparticuz/chromium, unpacked once for each user and version into the temporary folder,
 * with what it needs to find its libraries and fonts. `undefined` where there is none for this machine.
 */
export async function unpackChromium(): Promise<Unpacked | undefined> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return undefined
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', '..', 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `throughline-chromium-${version}-${process.getuid?.()}`)
  if (!existsSync(folder) && !(await unpack(entry, folder))) return undefined
  // Whoever else can write to the temporary folder must not choose the program that we run.
  if ((await lstat(folder)).uid !== process.getuid?.()) return undefined
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Moved to its place when complete, so that nobody starts half a browser. */
async function unpack(entry: string, folder: string): Promise<boolean> {
  const unfinished = await mkdtemp(`${folder}-`)
  const script = `require(${JSON.stringify(entry)}).executablePath()`
  // The package unpacks into the temporary folder, and its libraries only where it takes itself to be on Lambda.
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const succeeded = await new Promise<boolean>((resolve) => {
    execFile(process.execPath, ['-e', script], { env }, (error) => resolve(error === null))
  })
  if (succeeded) {
    await writeFile(join(unfinished, 'fonts.conf'), fontsOf(folder))
    await rename(unfinished, folder).catch(() => {}) // another process was quicker
  }
  await rm(unfinished, { recursive: true, force: true })
  return succeeded
}

const fontsOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
