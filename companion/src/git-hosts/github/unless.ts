import { Failure } from '../../failure'

/** Who has access is shown to those alone who may push, and files to tokens that may read them. */
export const unlessRefused = <T>(asked: Promise<T>): Promise<T | undefined> =>
  unlessMissing(asked).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'git-host-refused') return undefined
    throw error
  })

export const falseWhereMissing = (error: unknown): false => {
  if (error instanceof Failure && error.code === 'git-host-not-found') return false
  throw error
}

/** Undefined for what is not there. */
export const unlessMissing = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'git-host-not-found') return undefined
    throw error
  })
