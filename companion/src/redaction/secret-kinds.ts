/** A kind of secret that can be told by its looks. */
interface SecretKind {
  /** What stands in its place: `[GitHub token removed]`. */
  readonly name: string
  /** One of these occurs in every text that holds one: most texts hold none, and are then not looked through. */
  readonly signs: readonly string[]
  /** Global, and of linear time: `npm run regexes` proves it. */
  readonly pattern: RegExp
  /** Where looks are not enough. */
  readonly isOne?: (found: string) => boolean
}

/** Tokens of the hosts and services that people work with. Sources: each vendor's page on the format of its tokens. */
export const secretKinds: readonly SecretKind[] = [
  {
    name: 'GitHub token',
    signs: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern:
      /(?<![A-Za-z0-9])(?:ghs_\d{1,20}_eyJ[\w.-]{1,4000}|gh[pousr]_[A-Za-z0-9_]{30,255}|github_pat_\w{22,255})/g,
  },
  {
    name: 'GitLab token',
    signs: ['gl', 'GR1348941'],
    pattern:
      /(?<![A-Za-z0-9])(?:gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt)-[\w.-]{20,300}|GR1348941[\w-]{20,50})/g,
  },
  {
    name: 'Atlassian token',
    signs: ['ATATT', 'ATCTT', 'ATSTT', 'ATBB'],
    pattern: /(?<![A-Za-z0-9])AT(?:ATT|CTT|STT|BB)[\w=+/.-]{20,400}/g,
  },
  {
    name: 'Slack token',
    signs: ['xox', 'xapp-'],
    pattern: /(?<![A-Za-z0-9])(?:xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,255}|xapp-\d-[A-Za-z0-9-]{10,255})/g,
  },
  {
    name: 'Slack webhook',
    signs: ['hooks.slack.com/'],
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,200}/g,
  },
  {
    name: 'AWS key',
    signs: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    isOne: (found) => !found.endsWith('EXAMPLE'),
  },
  {
    name: 'AWS secret',
    signs: ['ecret', 'ECRET'],
    pattern:
      /(?<=secret_?(?:access_?)?key["']?\s{0,3}(?::=|=>|=|:)\s{0,3}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/gi,
  },
  {
    name: 'AWS token',
    signs: ['ession', 'ESSION'],
    pattern: /(?<=session_?token["']?\s{0,3}(?::=|=>|=|:)\s{0,3}["']?)[A-Za-z0-9/+]{100,2000}={0,2}/gi,
  },
  {
    name: 'Azure secret',
    signs: ['ecret', 'ECRET'],
    pattern: /client_?secret["']?\s{0,3}(?::=|=>|=|:)\s{0,3}["']?[A-Za-z0-9~._-]{34,40}(?![A-Za-z0-9~._-])/gi,
  },
  {
    name: 'Google key',
    signs: ['AIza', 'ya29.', 'GOCSPX-'],
    pattern: /(?<![A-Za-z0-9])(?:AIza[\w-]{35}|ya29\.[\w-]{20,500}|GOCSPX-[\w-]{28})(?![\w-])/g,
  },
  {
    name: 'Stripe key',
    signs: ['sk_', 'rk_', 'whsec_'],
    pattern: /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{24,255}|whsec_[A-Za-z0-9+/]{24,100}={0,2})/g,
  },
  {
    name: 'npm token',
    signs: ['npm_', '_authToken='],
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])|(?<=_authToken=)[\w+/=-]{16,300}/g,
  },
  {
    name: 'PyPI token',
    signs: ['pypi-'],
    pattern: /(?<![A-Za-z0-9])pypi-AgEI[\w-]{50,300}/g,
  },
  {
    name: 'Docker token',
    signs: ['dckr_'],
    pattern: /(?<![A-Za-z0-9])dckr_(?:pat|oat)_[\w-]{20,100}/g,
  },
  {
    name: 'Anthropic key',
    signs: ['sk-ant-'],
    pattern: /(?<![A-Za-z0-9])sk-ant-(?:api|admin|oat)0[1-4]-[\w-]{80,120}/g,
  },
  {
    name: 'OpenAI key',
    signs: ['T3BlbkFJ'],
    pattern: /(?<![A-Za-z0-9])sk-[\w-]{40,300}/g,
    isOne: (found) => found.includes('T3BlbkFJ'),
  },
  {
    name: 'Hugging Face token',
    signs: ['hf_'],
    pattern: /(?<![A-Za-z0-9])hf_[A-Za-z]{34}(?![A-Za-z0-9])/g,
  },
  {
    name: 'Databricks token',
    signs: ['dapi'],
    pattern: /(?<![A-Za-z0-9])dapi[0-9A-Fa-f]{32}(?:-\d{1,2})?(?![A-Za-z0-9])/g,
  },
  {
    name: 'Cloudflare token',
    signs: ['cfat_', 'cfut_', 'cfk_'],
    pattern: /(?<![A-Za-z0-9])cf(?:at|ut|k)_[A-Za-z0-9]{48}(?![A-Za-z0-9])/g,
  },
  {
    name: 'DigitalOcean token',
    signs: ['_v1_'],
    pattern: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}(?![A-Za-z0-9])/g,
  },
  {
    name: 'Grafana token',
    signs: ['glc_', 'glsa_'],
    pattern: /(?<![A-Za-z0-9])(?:glc_[A-Za-z0-9+/]{32,400}={0,2}|glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8})/g,
  },
  {
    name: 'Vault token',
    signs: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{24,300}/g,
  },
  {
    name: '1Password token',
    signs: ['ops_eyJ'],
    pattern: /(?<![A-Za-z0-9])ops_eyJ[\w-]{100,2000}={0,2}/g,
  },
  {
    name: 'Linear key',
    signs: ['lin_'],
    pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{32,64}/g,
  },
  {
    name: 'Notion token',
    signs: ['ntn_'],
    pattern: /(?<![A-Za-z0-9])ntn_\d{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/g,
  },
  {
    name: 'SendGrid key',
    signs: ['SG.'],
    pattern: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g,
  },
  {
    name: 'Shopify token',
    signs: ['shp'],
    pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}(?![A-Za-z0-9])/g,
  },
  {
    name: 'Tailscale key',
    signs: ['tskey-'],
    pattern: /(?<![A-Za-z0-9])tskey-(?:auth|client|scim|webhook)-[A-Za-z0-9]{8,32}-[A-Za-z0-9]{16,64}/g,
  },
  {
    name: 'Vercel token',
    signs: ['vc'],
    pattern: /(?<![A-Za-z0-9])vc[acikpr]_[A-Za-z0-9]{24,100}(?![A-Za-z0-9])/g,
  },
  {
    name: 'token',
    signs: ['eyJ'],
    pattern: /(?<![A-Za-z0-9])eyJ[\w.-]{20,8000}/g,
    isOne: (found) => found.includes('.eyJ'),
  },
  {
    name: 'token',
    signs: ['earer ', 'EARER '],
    pattern: /(?<=\bbearer )[\w.~+/-]{16,2000}={0,2}/gi,
    isOne: (found) => /\d/.test(found),
  },
  {
    name: 'password',
    signs: ['uthorization', 'UTHORIZATION'],
    pattern: /(?<=\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?basic )[\w+/-]{8,1000}={0,2}/gi,
  },
  {
    name: 'token',
    signs: ['_token=', 'api_key=', 'client_secret='],
    pattern:
      /(?<=[?&](?:access_token|private_token|refresh_token|api_key|client_secret)=)[^&\s"'<>#]{8,500}/g,
  },
  {
    name: 'password',
    signs: ['PGPASSWORD=', 'MYSQL_PWD=', '--password='],
    pattern: /(?<=(?:PGPASSWORD|MYSQL_PWD|--password)=)[^\s"'$;<>]{4,200}/g,
  },
]
