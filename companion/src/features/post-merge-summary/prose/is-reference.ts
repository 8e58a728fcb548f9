const leading = new Set(
  'commit commits backport backports cherry pick picked from port revert reverts cc this that the pr pull request change mr merge and also a an of to it for with in by see part is closes closed close fixes fixed fix resolves resolved resolve relates related refs ref references issue issues ticket tickets jira story bug task depends on follow up follows addresses implements completes behebt schließt siehe corrige ferme voir cierra resuelve ver закрывает исправляет'.split(
    ' ',
  ),
)

/** Whether a text is keys, numbers and addresses, and words that only lead to them: `Fixes SHOP-7 and #12.` */
export const isReference = (text: string): boolean => {
  const said = text.split(/[\s[\](),:;]+|\.(?=\s|$)/).filter((word) => word !== '' && word !== undefined)
  return said.some(isKey) && said.every((word) => isKey(word) || leading.has(word.toLowerCase()))
}

const isKey = (word: string) =>
  /^(?:[\w./-]{0,80}[#!]\d{1,9}|[A-Za-z][A-Za-z\d]{1,20}-\d{1,9}|[a-f\d]{7,64}|\/\/\S{1,2000})$/.test(word) ||
  /^https?$/i.test(word)
