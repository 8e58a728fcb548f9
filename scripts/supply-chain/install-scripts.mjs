/** Packages that want to run a program when they are installed, and were not answered in package.json's allowScripts. */
export function installScriptProblems(lock, allowScripts) {
  const wanting = new Set(
    Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1)),
  )
  const unanswered = [...wanting].filter((name) => typeof allowScripts[name] !== 'boolean')
  const gone = Object.keys(allowScripts).filter((name) => !wanting.has(name))
  return [
    ...unanswered.map((name) => `package.json: allowScripts does not say whether ${name} may run its script`),
    ...gone.map((name) => `package.json: allowScripts names ${name}, which is not here or has no script`),
  ]
}
