/** A sentence that begins with what was done to the code, in the words of commits. */
export const tellsWhat =
  /^(?:add|adapt|adjust|bump|chang|clean|convert|creat|delet|drop|enabl|extend|extract|fix|implement|improv|introduc|make|mak|mov|pull|refactor|remov|renam|replac|set|switch|updat|upgrad|us|wrap|writ)(?:e|es|s|ed|d|ing)?\b/i

/** A sentence that gives a reason, by words that only reasons have. */
export const tellsWhy =
  /\b(?:because|so that|in order to|due to|otherwise|needed|avoids?|prevents?|caus(?:es?|ed|ing)|fail(?:s|ed)|crash(?:es|ed)?|(?:can|could|did|does|would)(?:n['’]t|not| not)|too (?:slow|big|large|small|many|much|long)|was (?:wrong|broken|missing|lost)|weil|damit|sonst|konnten?|parce que|afin|pour que|porque|para que)\b/i
