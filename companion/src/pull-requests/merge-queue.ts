/**
 * True for the branches on which merge queues test several pull requests together. What is opened from them is a
 * machine's doing, holds other people's keys, and is gone within the hour.
 */
export const isMergeQueueBranch = (branch: string): boolean =>
  queueFolders.some((folder) => branch.startsWith(folder))

const queueFolders = ['gh-readonly-queue/', 'mergify/merge-queue/']
