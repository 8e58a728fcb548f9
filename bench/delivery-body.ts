import { label, nodeId, person, repository, sha, urls } from './delivery-parts'
import { typicalText } from './key-texts'

interface DeliveryOf {
  readonly repositoryId: number
  readonly number: number
  /** Of the whole body in UTF-8. */
  readonly bytes: number
}

/**
 * The body of a `pull_request` delivery, made up: the parts, nesting and length of GitHub's own, with its description as
 * long as it takes. Source of the shape: https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export const deliveryBody = ({ repositoryId, number, bytes }: DeliveryOf): string => {
  const [mina, shop] = [person(31, 'mina'), repository(repositoryId, 'acme', 'shop')]
  const pullUrl = `${shop.url}/pulls/${number}`
  const withDescription = (body: string) =>
    JSON.stringify({
      action: 'synchronize',
      number,
      pull_request: {
        url: pullUrl,
        id: 900_000 + number,
        node_id: nodeId(number),
        html_url: `${shop.html_url}/pull/${number}`,
        ...urls(pullUrl, [
          'commits',
          'comments',
          'reviews',
          'files',
          'statuses/0a1b2c',
          'issue',
          'patch',
          'diff',
        ]),
        number,
        state: 'open',
        locked: false,
        title: `SHOP-${number} Keep the items of a cart when its session ends`,
        user: mina,
        body,
        created_at: '2026-03-02T09:14:11Z',
        updated_at: '2026-03-02T11:40:57Z',
        closed_at: null,
        merged_at: null,
        merge_commit_sha: sha(number),
        assignees: [mina],
        requested_reviewers: [person(32, 'olu'), person(33, 'kim')],
        labels: ['cart', 'backend', 'needs review'].map(label),
        milestone: null,
        draft: false,
        commits_url: `${pullUrl}/commits`,
        head: {
          label: `acme:fix-${number}`,
          ref: `fix-${number}`,
          sha: sha(number + 1),
          user: mina,
          repo: shop,
        },
        base: { label: 'acme:main', ref: 'main', sha: sha(number + 2), user: mina, repo: shop },
        _links: urls(pullUrl, [
          'self',
          'html',
          'issue',
          'comments',
          'review_comments',
          'commits',
          'statuses',
        ]),
        author_association: 'MEMBER',
        auto_merge: null,
        merged: false,
        mergeable: null,
        mergeable_state: 'unknown',
        merged_by: null,
        comments: 2,
        review_comments: 5,
        maintainer_can_modify: false,
        commits: 7,
        additions: 412,
        deletions: 96,
        changed_files: 18,
      },
      before: sha(number + 3),
      after: sha(number + 1),
      repository: shop,
      organization: person(30, 'acme'),
      sender: mina,
      installation: { id: 4_711, node_id: nodeId(4_711) },
    })
  const bare = withDescription('').length
  return fitted(withDescription, bytes - bare, bytes)
}

/** A description loses a little of its length to escapes; what is left over is filled with plain letters. */
const fitted = (withDescription: (body: string) => string, room: number, bytes: number): string => {
  const prose = typicalText(Math.floor(room * 0.95))
  const left = bytes - withDescription(prose).length
  return withDescription(prose + 'x'.repeat(Math.max(0, left)))
}
