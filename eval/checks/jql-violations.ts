/** What is wrong with a search for a summary: anything but one quoted string on one line; empty when nothing is. */
export const jqlViolations = (jql: string): readonly string[] =>
  /^summary ~ "(?:[^"\\\p{Cc}\u2028\u2029]|\\["\\])*"$/u.test(jql) ? [] : [`more than one string in ${jql}`]
