import { z } from 'zod'
import { Failure } from './failure'
import { readRoles } from './single-sign-on/roles-of-claims'

const port = z.coerce.number().int().min(1).max(65_535)

const days = (standard: number) => z.coerce.number().int().min(1).max(3_650).default(standard)

/** Comma-separated. */
const list = (entry: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(entry))

/** Every setting. `npm start` without THROUGHLINE_MODE runs the sandbox, which refuses those of a real installation. */
export const Environment = z.object({
  THROUGHLINE_MODE: z
    .enum(['hosted', 'self-managed'])
    .describe(
      'Who runs this companion: `hosted` by Throughline for many Jira sites, `self-managed` by one customer.',
    ),
  THROUGHLINE_ROLE: z
    .enum(['all', 'intake', 'worker'])
    .default('all')
    .describe('`intake` answers, `worker` works, `all` runs one process of each and restarts them.'),
  THROUGHLINE_PORT: port
    .default(4400)
    .describe('Where intake listens. In the sandbox the three next ports are used too.'),
  THROUGHLINE_HOST: z.string().default('127.0.0.1').describe('The address intake listens on.'),
  THROUGHLINE_PUBLIC_URL: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('The https address under which git hosts and Jira reach this companion.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer. Unset: an embedded PostgreSQL, for trying and for tests only.'),
  THROUGHLINE_DATA: z
    .string()
    .default('.throughline')
    .describe('The folder of the embedded database and its key.'),
  THROUGHLINE_MASTER_KEYS: z
    .string()
    .optional()
    .describe(
      '`id:key,id:key`, each key 32 bytes in base64; the first seals, all open. Needed with DATABASE_URL.',
    ),
  THROUGHLINE_FORGE_APP_ID: z
    .string()
    .startsWith('ari:cloud:ecosystem::app/')
    .optional()
    .describe('The ARI of the Forge app whose invocation tokens are believed.'),
  ATLASSIAN_CLIENT_ID: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The client ID of your app in the Atlassian developer console, for Jira Cloud by OAuth. Self-managed only. See [connecting with OAuth](connecting-with-oauth.md).',
    ),
  ATLASSIAN_CLIENT_SECRET: z.string().max(1_000).optional().describe('The secret of that app.'),
  THROUGHLINE_ALLOW_CIDRS: list(z.union([z.cidrv4(), z.cidrv6()])).describe(
    'Private ranges in which a Jira or git host of yours may be called, such as `10.20.0.0/16`. Self-managed only.',
  ),
  THROUGHLINE_ALLOW_HOSTS: list(z.string().regex(/^[a-z0-9.-]{1,253}$/i)).describe(
    'Names that may be called although they have no domain or an internal one. Self-managed only.',
  ),
  THROUGHLINE_ALLOW_HTTP: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('`yes` lets a Jira Data Center or git host be called by plain http. Self-managed only.'),
  THROUGHLINE_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'The bearer token that `/metrics` asks for, 16 characters or more. Unset: `/metrics` answers on this machine alone, and not at all with THROUGHLINE_PUBLIC_URL.',
    ),
  THROUGHLINE_MODEL_PROVIDER: z
    .enum(['off', 'anthropic', 'openai-compatible'])
    .default('off')
    .describe(
      'Who rewrites merge summaries: nobody, a model of Anthropic, or any that speaks as OpenAI’s do. See [merge summaries](merge-summaries.md#with-a-language-model).',
    ),
  THROUGHLINE_MODEL: z.string().max(200).optional().describe('The model, as its maker calls it.'),
  THROUGHLINE_MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Where the model is, up to its version, such as `https://llm.acme.example/v1`. Unset: Anthropic’s own address.',
    ),
  THROUGHLINE_MODEL_KEY: z.string().max(1_000).optional().describe('The key that the model asks for.'),
  THROUGHLINE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'The address of an OpenID Connect provider by which people sign in to the dashboard. See [single sign-on](single-sign-on.md). Self-managed only.',
    ),
  THROUGHLINE_OIDC_NAME: z
    .string()
    .max(60)
    .default('single sign-on')
    .describe('What people call the provider, for the button “Continue with …”.'),
  THROUGHLINE_OIDC_CLIENT_ID: z.string().max(500).optional().describe('What the provider calls Throughline.'),
  THROUGHLINE_OIDC_CLIENT_SECRET: z.string().max(1_000).optional().describe('The secret that belongs to it.'),
  THROUGHLINE_OIDC_ROLE_CLAIM: z
    .string()
    .max(200)
    .default('groups')
    .describe('The claim that roles follow from; dots lead inside, as in `realm_access.roles`.'),
  THROUGHLINE_OIDC_ROLES: z
    .string()
    .refine((text) => readRoles(text) !== undefined, 'write it as group=role,group=role')
    .optional()
    .describe(
      '`value=role,value=role`, each role one of `viewer`, `maintainer`, `admin`, `owner`; `*` stands for everybody. Who has none of the values gets in nowhere.',
    ),
  THROUGHLINE_KEEP_BODIES_DAYS: days(14).describe('How long the body of a delivery is kept.'),
  THROUGHLINE_KEEP_DELIVERIES_DAYS: days(90).describe('How long a delivery and its trace are kept.'),
  THROUGHLINE_KEEP_AUDIT_DAYS: days(365).describe('How long an entry of the audit log is kept.'),
  THROUGHLINE_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(4)
    .describe('How many jobs a worker runs at once.'),
  THROUGHLINE_LOG: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('The least level that is logged.'),
})

export type Config = z.infer<typeof Environment>

/** Settings that mean a real installation: with one of them set, a missing mode is a mistake, not the sandbox. */
const realSettings = [
  'DATABASE_URL',
  'THROUGHLINE_MASTER_KEYS',
  'THROUGHLINE_PUBLIC_URL',
  'THROUGHLINE_FORGE_APP_ID',
  'ATLASSIAN_CLIENT_ID',
  'ATLASSIAN_CLIENT_SECRET',
]

/**
 * Reads the settings. Throws `config-invalid` with one sentence for each setting that is wrong or missing.
 * This file is the only reader of the environment.
 */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const parsed = Environment.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new Failure('config-invalid', parsed.error.issues.map(sentenceOf).join(' '))
  if (parsed.data.DATABASE_URL && !parsed.data.THROUGHLINE_MASTER_KEYS)
    throw new Failure(
      'config-invalid',
      'DATABASE_URL needs THROUGHLINE_MASTER_KEYS, which seals the stored secrets. Make one with: echo "key1:$(openssl rand -base64 32)"',
    )
  if (parsed.data.THROUGHLINE_MODE === 'hosted' && !parsed.data.THROUGHLINE_FORGE_APP_ID)
    throw new Failure(
      'config-invalid',
      'THROUGHLINE_FORGE_APP_ID is missing. The hosted companion serves one Forge app: set it to the app.id of its manifest.yml.',
    )
  if (parsed.data.THROUGHLINE_MODE === 'hosted' && allowsPrivateCalls(parsed.data))
    throw new Failure(
      'config-invalid',
      'THROUGHLINE_ALLOW_CIDRS, _HOSTS and _HTTP are for a self-managed companion: the hosted one calls the public internet alone. Unset them.',
    )
  if (Boolean(parsed.data.ATLASSIAN_CLIENT_ID) !== Boolean(parsed.data.ATLASSIAN_CLIENT_SECRET))
    throw new Failure(
      'config-invalid',
      'ATLASSIAN_CLIENT_ID and ATLASSIAN_CLIENT_SECRET belong together. Set both, or unset both.',
    )
  if (parsed.data.THROUGHLINE_MODE === 'hosted' && parsed.data.ATLASSIAN_CLIENT_ID)
    throw new Failure(
      'config-invalid',
      'ATLASSIAN_CLIENT_ID is for a self-managed companion: the hosted one reaches Jira through its Forge app alone. Unset it.',
    )
  const missing = missingForModel(parsed.data)
  if (missing)
    throw new Failure('config-invalid', `THROUGHLINE_MODEL_PROVIDER needs ${missing}. Set it, or unset both.`)
  const unset = missingForSignOn(parsed.data)
  if (unset)
    throw new Failure('config-invalid', `THROUGHLINE_OIDC_ISSUER needs ${unset}. Set it, or unset both.`)
  return parsed.data
}

const missingForSignOn = (config: Config): string | undefined =>
  config.THROUGHLINE_OIDC_ISSUER === undefined
    ? undefined
    : (
        ['THROUGHLINE_OIDC_CLIENT_ID', 'THROUGHLINE_OIDC_CLIENT_SECRET', 'THROUGHLINE_OIDC_ROLES'] as const
      ).find((name) => !config[name])

const missingForModel = (config: Config): string | undefined => {
  const { THROUGHLINE_MODEL_PROVIDER: provider } = config
  if (provider === 'off') return undefined
  if (!config.THROUGHLINE_MODEL) return 'THROUGHLINE_MODEL'
  const second = provider === 'anthropic' ? 'THROUGHLINE_MODEL_KEY' : 'THROUGHLINE_MODEL_URL'
  return config[second] ? undefined : second
}

const allowsPrivateCalls = ({
  THROUGHLINE_ALLOW_CIDRS: ranges,
  THROUGHLINE_ALLOW_HOSTS: names,
  THROUGHLINE_ALLOW_HTTP: http,
}: Config): boolean => ranges.length > 0 || names.length > 0 || http === 'yes'

/** What the sandbox may be told: where it listens from, and where it keeps its data. */
const SandboxEnvironment = Environment.pick({ THROUGHLINE_PORT: true, THROUGHLINE_DATA: true })
export type SandboxConfig = z.infer<typeof SandboxEnvironment>

/** The sandbox's settings, or undefined when a mode is set and the companion itself has to start. */
export const readSandboxConfig = (
  environment: NodeJS.ProcessEnv = process.env,
): SandboxConfig | undefined => {
  if (environment['THROUGHLINE_MODE']) return undefined
  const stray = realSettings.find((name) => environment[name])
  if (stray)
    throw new Failure(
      'config-invalid',
      `${stray} is set, but THROUGHLINE_MODE is missing. Set it to self-managed (or hosted), or unset ${stray} to run the sandbox.`,
    )
  const parsed = SandboxEnvironment.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new Failure('config-invalid', parsed.error.issues.map(sentenceOf).join(' '))
  return parsed.data
}

/** A setting without a value is as if it were not there. */
const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

const sentenceOf = ({ path, message }: z.core.$ZodIssue) => `${String(path[0])} is wrong: ${message}.`
