/** `://user:password@host`; what stands before it says what kind of address it is. */
const userInfo = /:\/\/([^\s:/@"'`<>]{1,100}):([^\s/"'<>`]{1,200})@([\w.-]{0,100})/g

/** The text with the password of each address removed, but for examples that are none. */
export const withoutUrlPasswords = (text: string): string => {
  if (!text.includes('://')) return text
  return text.replace(userInfo, (whole, user: string, password: string, host: string, at: number) => {
    const isWeb = /(?:https?|ftps?)$/i.test(text.slice(Math.max(0, at - 5), at))
    return isExample({ isWeb, user, password, host }) ? whole : `://${user}:[password removed]@${host}`
  })
}

interface Login {
  readonly isWeb: boolean
  readonly user: string
  readonly password: string
  readonly host: string
}

const isExample = ({ isWeb, user, password, host }: Login): boolean =>
  /[${}()]/.test(password) ||
  /^(?:your|replace|change)[_-]/i.test(password) ||
  password.length < 4 ||
  new Set(password).size === 1 ||
  password === user ||
  ((isWeb ? exampleWords : exampleWordsOfDatabases).includes(password.toLowerCase()) &&
    (exampleUsers.includes(user) || isLocal(host)))

/** What documentation writes where a password or a name would stand. */
const exampleWords = ['password', 'mypassword', 'passwd']
const exampleWordsOfDatabases = [...exampleWords, 'pass', 'secret']
const exampleUsers = ['user', 'username', 'dbuser', 'testuser']

const isLocal = (host: string) => host === 'localhost' || host.startsWith('127.')
